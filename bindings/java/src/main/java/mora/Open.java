// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.time.Instant;

/**
 * A live obligation.
 *
 * @param clause the clause's id
 * @param rule its name under any_of; empty for a clause with one rule
 * @param caseKey the case
 * @param openedAt the trigger's time
 * @param dueAt null while paused, and where it has none
 * @param paused whether its clock stands
 */
public record Open(
    String clause, String rule, String caseKey, Instant openedAt, Instant dueAt, boolean paused) {}
