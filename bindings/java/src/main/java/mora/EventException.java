// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/** An event that the policy does not know: its type, a field, or a value that does not fit. */
public final class EventException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EventException(String message) {
    super(message);
  }
}
