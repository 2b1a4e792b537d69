// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/** A policy that a monitor cannot go on under; nothing has changed. */
public final class AdoptionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AdoptionException(String message) {
    super(message);
  }
}
