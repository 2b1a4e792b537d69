// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/**
 * What is wrong with a policy, and where. Lines and columns count from 1; 0 where it has no place.
 *
 * @param severity "error" or "warning"
 * @param id "M0102"
 * @param name "unknown_key"
 * @param message what is wrong
 * @param help a suggestion for this very place; may be empty
 * @param file the file's name; empty where it has no place
 * @param line where it begins
 * @param column where it begins, in characters
 * @param endLine where it ends
 * @param endColumn of the first character behind it
 */
public record Diagnostic(
    String severity,
    String id,
    String name,
    String message,
    String help,
    String file,
    long line,
    long column,
    long endLine,
    long endColumn) {
  private static final String[] SEVERITIES = {"error", "warning", "note"};

  static Diagnostic of(Object parts) {
    Object[] texts = Native.texts(parts);
    long[] numbers = Native.numbers(parts);
    return new Diagnostic(
        SEVERITIES[(int) numbers[0]],
        Native.text(texts[0]),
        Native.text(texts[1]),
        Native.text(texts[2]),
        Native.text(texts[3]),
        texts[4] == null ? "" : Native.text(texts[4]),
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4]);
  }
}
