// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/**
 * How far a monitor is.
 *
 * @param events that took effect
 * @param rejected events that were
 * @param violations that were found
 * @param open obligations that are neither met nor violated
 * @param duplicates events that were passed over
 * @param unopened obligations beyond a limit
 */
public record Counters(
    long events, long rejected, long violations, long open, long duplicates, long unopened) {}
