// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/sentence.hpp"

#include "report/sentence_parts.hpp"
#include "report/sentence_text.hpp"
#include "report/titles.hpp"

namespace mora::report {
namespace {

void say_liable(SentenceText& out, const SentenceParts& parts, Language language) {
  const Finding& finding = parts.finding;
  if (finding.role.empty()) return;
  const bool zh = language == Language::zh;
  const std::string_view title = finding.role == parts.words.role
                                     ? parts.words.role_title
                                     : role_title(parts.program, finding.role, language);
  out << (zh ? "（" : " (");
  out << finding.person.value_or(zh ? "無人" : "no one");
  out << (zh ? "，" : ", ") << title << (zh ? "）" : ")");
}

void append_sentence(text::TextBuffer& text, const SentenceParts& parts, TimeTeller& tell,
                     Language language, Liable liable) {
  SentenceText out(text, tell, language);
  language == Language::zh ? say_chinese(out, parts) : say_english(out, parts);
  if (liable == Liable::named) say_liable(out, parts, language);
}

}  // namespace

std::string sentence(const Program& program, const Finding& finding, Language language,
                     Liable liable) {
  const RuleWords words = rule_words(program, program.data().rules[finding.rule], language);
  TimeTeller tell(program);
  text::TextBuffer text;
  append_sentence(text, sentence_parts(program, finding, words), tell, language, liable);
  return std::string(text.view());
}

SentenceWriter::SentenceWriter(const Program& program, Language language)
    : program_(program), language_(language), tell_(program_), rules_(program.rule_count()) {}

std::string_view SentenceWriter::write(const Finding& finding, Liable liable) {
  std::optional<RuleWords>& words = rules_[finding.rule];
  if (!words) words = rule_words(program_, program_.data().rules[finding.rule], language_);
  tell_.start_anew();
  text_.clear();
  append_sentence(text_, sentence_parts(program_, finding, *words), tell_, language_, liable);
  return text_.view();
}

}  // namespace mora::report
