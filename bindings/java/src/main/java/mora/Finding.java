// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found. What a finding does not have is null.
 *
 * @param kind a violation, an amended fine, a late fulfilment or a warning
 * @param id 16 hexadecimal digits; amended and late have that of their violation
 * @param policy the policy's name
 * @param clause the clause's id
 * @param rule its name under any_of
 * @param caseKey the case
 * @param role the liable role
 * @param person who holds it
 * @param openedAt the trigger's time
 * @param dueAt when it was due
 * @param at when it came about
 * @param fine what the violation costs now
 * @param evidence the numbers of the events that show it
 * @param because one sentence
 * @param from amended: what it cost before
 * @param to amended: what it costs now
 * @param delta amended: the difference
 * @param amendingEvent amended: the type of the event
 * @param fulfilledAt late: when it was done
 * @param lateBy late: how much later
 * @param causedByClause of rules with {@code causing}: the clause of the violation that let it count
 * @param causedAt and its time
 */
public record Finding(
    Kind kind,
    String id,
    String policy,
    String clause,
    String rule,
    String caseKey,
    String role,
    String person,
    Instant openedAt,
    Instant dueAt,
    Instant at,
    Money fine,
    List<Long> evidence,
    String because,
    Money from,
    Money to,
    Money delta,
    String amendingEvent,
    Instant fulfilledAt,
    Duration lateBy,
    String causedByClause,
    Instant causedAt) {
  /** What a finding is. */
  public enum Kind {
    VIOLATION,
    AMENDED,
    LATE,
    WARNING
  }

  private static final int EVIDENCE = 14;

  static Finding of(Object parts) {
    Object[] texts = Native.texts(parts);
    long[] numbers = Native.numbers(parts);
    Kind kind = Kind.values()[(int) numbers[0]];
    List<Long> evidence = new ArrayList<>();
    for (int i = EVIDENCE; i < numbers.length; ++i) {
      evidence.add(numbers[i]);
    }
    return new Finding(
        kind,
        String.format("%016x", numbers[1]),
        Native.text(texts[0]),
        Native.text(texts[1]),
        Native.text(texts[2]),
        Native.text(texts[3]),
        Native.text(texts[4]),
        Native.text(texts[5]),
        Times.instant(numbers[2]),
        Times.instant(numbers[3]),
        Times.instant(numbers[4]),
        amount(parts, 0),
        List.copyOf(evidence),
        Native.text(texts[6]),
        amount(parts, 1),
        amount(parts, 2),
        amount(parts, 3),
        Native.text(texts[7]),
        Times.instant(numbers[5]),
        kind == Kind.LATE ? Duration.of(numbers[6], ChronoUnit.MICROS) : null,
        Native.text(texts[8]),
        Times.instant(numbers[7]));
  }

  /** Fine, from, to, delta; null for one that there is not. */
  private static Money amount(Object parts, int which) {
    long[] numbers = Native.numbers(parts);
    return (numbers[8] >> which & 1) == 0
        ? null
        : Money.of(numbers[9 + which], Native.text(Native.texts(parts)[9]), numbers[13]);
  }

  @Override
  public String toString() {
    return caseKey + ": " + because;
  }
}
