// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

package peers;

import java.util.Locale;

/** What a peer prints: one line, in which run.py looks for its counts and its time. */
public record Answer(long events, long violations, double seconds) {
  public void print() {
    System.out.printf(
        Locale.ROOT,
        "{\"events\": %d, \"violations\": %d, \"seconds\": %.6f}%n",
        events,
        violations,
        seconds);
  }
}
