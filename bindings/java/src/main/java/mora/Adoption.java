// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/**
 * What became of the open obligations of a monitor that goes on under an edited policy.
 *
 * @param text in one line
 * @param open before; each counts once in what follows
 * @param unchanged their rule is the same
 * @param oldTerms finish under the terms of a former rule
 * @param sameDue under new terms with the same due time
 * @param newDue under new terms, due at another time
 * @param lateNow under new terms already violated
 * @param met under new terms there have been enough matches
 * @param cancelled ended without a finding
 */
public record Adoption(
    String text,
    long open,
    long unchanged,
    long oldTerms,
    long sameDue,
    long newDue,
    long lateNow,
    long met,
    long cancelled) {}
