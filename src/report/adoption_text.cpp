// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// What an edited policy changes, in one line.

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "mora/adoption.hpp"

namespace mora::inline v0 {

namespace {

struct Words {
  std::string_view refused, nothing_open, open, unchanged, old_terms, same_due, new_due, late_now,
      met, cancelled, no_change, changed, added, removed, missing;
  std::string_view comma, list_comma, semicolon, colon;
};

constexpr Words english{
    "cannot be adopted: {}",
    "nothing open",
    "{} open",
    "{} unchanged",
    "{} under old terms",
    "{} same due time",
    "{} new due time",
    "{} late now",
    "{} met",
    "{} cancelled",
    "no rule changed",
    "changed",
    "new",
    "gone",
    " (keeps its old terms: '{}' of the trigger was not kept)",
    ", ",
    ", ",
    "; ",
    ": ",
};

constexpr Words chinese{
    "不能採用：{}",
    "沒有未了結的",
    "未了結 {} 項",
    "{} 項不變",
    "{} 項仍按原規定",
    "{} 項期限不變",
    "{} 項期限改變",
    "{} 項現已逾期",
    "{} 項已履行",
    "{} 項取消",
    "規則沒有改變",
    "改變",
    "新增",
    "刪去",
    "（仍按原規定：觸發事件的「{}」沒有保存）",
    "，",
    "、",
    "；",
    "：",
};

std::string counts_text(const Adoption& adoption, const Words& words) {
  if (adoption.open == 0) return std::string(words.nothing_open);
  std::vector<std::string> parts;
  const auto add = [&](std::string_view text, std::uint64_t count) {
    if (count != 0) parts.push_back(fmt::format(fmt::runtime(text), count));
  };
  add(words.unchanged, adoption.unchanged);
  add(words.old_terms, adoption.old_terms);
  add(words.same_due, adoption.same_due);
  add(words.new_due, adoption.new_due);
  add(words.late_now, adoption.late_now);
  add(words.met, adoption.met);
  add(words.cancelled, adoption.cancelled);
  return fmt::format(fmt::runtime(words.open), adoption.open) + std::string(words.colon) +
         fmt::format("{}", fmt::join(parts, words.comma));
}

// Empty if there are none of the kind.
std::string changes_text(const Adoption& adoption, RuleChange::Kind kind, std::string_view label,
                         const Words& words) {
  std::vector<std::string> rules;
  for (const RuleChange& change : adoption.changes) {
    if (change.kind != kind) continue;
    rules.push_back(change.clause + (change.rule.empty() ? "" : "/" + change.rule));
    if (change.missing_field.empty()) continue;
    rules.back() += fmt::format(fmt::runtime(words.missing), change.missing_field);
  }
  if (rules.empty()) return {};
  return fmt::format("{}{}{}{}", words.semicolon, label, words.colon,
                     fmt::join(rules, words.list_comma));
}

}  // namespace

std::string adoption_text(const Adoption& adoption, Language language) {
  const Words& words = language == Language::zh ? chinese : english;
  if (!adoption) return fmt::format(fmt::runtime(words.refused), adoption.refusal);
  std::string text = counts_text(adoption, words);
  if (adoption.changes.empty()) {
    return text + std::string(words.semicolon) + std::string(words.no_change);
  }
  text += changes_text(adoption, RuleChange::Kind::changed, words.changed, words);
  text += changes_text(adoption, RuleChange::Kind::added, words.added, words);
  return text + changes_text(adoption, RuleChange::Kind::removed, words.removed, words);
}

}  // namespace mora::inline v0
