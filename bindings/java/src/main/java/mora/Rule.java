// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

/**
 * A rule as findings name it.
 *
 * @param clause the clause's id
 * @param name under any_of; empty for a clause with one rule
 * @param titleEn the clause's titles and text; empty where the policy has none
 * @param titleZh the Chinese title
 * @param text what the clause says
 * @param role the liable one; empty if none
 * @param file where the rule stands
 * @param line its line, from 1
 */
public record Rule(
    String clause,
    String name,
    String titleEn,
    String titleZh,
    String text,
    String role,
    String file,
    long line) {
  static Rule of(Object parts) {
    Object[] texts = Native.texts(parts);
    String[] words = new String[texts.length];
    for (int i = 0; i < texts.length; ++i) {
      words[i] = texts[i] == null ? "" : Native.text(texts[i]);
    }
    long line = Native.numbers(parts)[0];
    return new Rule(words[0], words[1], words[2], words[3], words[4], words[5], words[6], line);
  }
}
