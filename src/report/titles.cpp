// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/titles.hpp"

namespace mora::report {
namespace {

std::string_view first_of(std::string_view a, std::string_view b, std::string_view c) {
  if (!a.empty()) return a;
  return b.empty() ? c : b;
}

std::string_view without_full_stop(std::string_view text) {
  constexpr std::string_view full_stop = "。";
  if (text.ends_with(full_stop)) text.remove_suffix(full_stop.size());
  return text;
}

}  // namespace

std::string rule_label(const RuleInfo& rule) {
  std::string label(rule.clause);
  return rule.name.empty() ? label : label.append(" ").append(rule.name);
}

std::string_view role_title(const Program& program, std::string_view role, Language language) {
  for (std::uint32_t i = 0; i < program.role_count(); ++i) {
    const RoleInfo info = program.role(i);
    if (info.name != role) continue;
    return first_of(language == Language::zh ? info.title_zh : info.title_en, info.name, {});
  }
  return role;
}

std::string_view clause_title(const RuleInfo& rule, Language language) {
  if (language == Language::zh) {
    return without_full_stop(first_of(rule.title_zh, rule.text, rule.title_en));
  }
  return first_of(rule.title_en, rule.title_zh, rule.text);
}

}  // namespace mora::report
