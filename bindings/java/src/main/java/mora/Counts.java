// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/**
 * What became of lines or rows.
 *
 * @param events accepted or held
 * @param duplicates passed over
 * @param rejected told as {@link Rejection}
 * @param unknown of types that the policy does not have
 */
public record Counts(long events, long duplicates, long rejected, long unknown) {
  static Counts of(Object numbers) {
    long[] n = (long[]) numbers;
    return new Counts(n[0], n[1], n[2], n[3]);
  }
}
