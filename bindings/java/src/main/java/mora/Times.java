// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants and lengths of time as the library counts them: in microseconds. */
final class Times {
  private Times() {}

  static Instant instant(long microseconds) {
    return microseconds == Native.NO_TIME
        ? null
        : Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
  }

  static long microseconds(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000), time.getNano() / 1_000);
  }

  static long microseconds(Duration length) {
    return Math.addExact(
        Math.multiplyExact(length.getSeconds(), 1_000_000), length.getNano() / 1_000);
  }
}
