// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/** What became of an event. Those from TOO_LATE on are rejected, and change nothing. */
public enum Status {
  ACCEPTED,
  /** Until {@code lateness} is over. */
  HELD,
  /** Passed over: one of its type and id has counted. */
  DUPLICATE,
  TOO_LATE,
  UNKNOWN_TYPE,
  TOO_FEW_FIELDS,
  TIME_OUT_OF_RANGE,
  BAD_VALUE;

  /** Whether the event takes effect, or will in its turn. */
  public boolean ok() {
    return ordinal() <= HELD.ordinal();
  }
}
