// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/**
 * A line or a row that is no event.
 *
 * @param line its number
 * @param reason one sentence
 */
public record Rejection(long line, String reason) {}
