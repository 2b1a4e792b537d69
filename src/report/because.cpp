// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "mora/finding.hpp"

#include "report/sentence.hpp"
#include "report/sentence_parts.hpp"

namespace mora::report {
namespace {

std::string liable_text(const SentenceParts& parts, Language language) {
  if (parts.finding.role.empty()) return {};
  const bool zh = language == Language::zh;
  const auto& person = parts.finding.person;
  if (!person) {
    return fmt::format(fmt::runtime(zh ? "（無人，{}）" : " (no one, {})"), parts.role);
  }
  return fmt::format(fmt::runtime(zh ? "（{}，{}）" : " ({}, {})"), *person, parts.role);
}

}  // namespace

std::string sentence(const Program& program, const Finding& finding, Language language,
                     Liable liable) {
  const SentenceParts parts = sentence_parts(program, finding, language);
  std::string text = language == Language::zh ? chinese_sentence(parts) : english_sentence(parts);
  return liable == Liable::named ? text + liable_text(parts, language) : text;
}

}  // namespace mora::report

namespace mora::inline v0 {

std::string_view kind_name(FindingKind kind) {
  switch (kind) {
    case FindingKind::violation: return "violation";
    case FindingKind::amended: return "amended";
    case FindingKind::late: return "late";
    case FindingKind::warning: break;
  }
  return "warning";
}

std::string because(const Program& program, const Finding& finding, Language language) {
  return report::sentence(program, finding, language, report::Liable::named);
}

}  // namespace mora::inline v0
