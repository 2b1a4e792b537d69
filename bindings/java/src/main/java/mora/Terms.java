// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/** What holds for obligations that are open when an edited policy is adopted. */
public enum Terms {
  /** They finish under the terms under which they were opened. */
  OLD,
  /** They move to the rule's new terms. */
  NEW
}
