// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/told.hpp"

#include "oracle/judge/civil.hpp"

namespace mora::oracle {

namespace {

std::string quoted(const std::string& text) { return '"' + text + '"'; }
std::string written(const std::optional<std::string>& text) {
  return text ? quoted(*text) : "null";
}
std::string written(const std::optional<Instant>& t) { return t ? quoted(text_of(*t)) : "null"; }
std::string written(const std::optional<Amount>& amount) {
  return amount ? text_of(*amount) : "null";
}

std::string written(Length length) {
  const bool is_whole = length.count() % 1'000'000 == 0;
  if (is_whole) return std::to_string(length.count() / 1'000'000) + "s";
  return std::to_string(length.count()) + " us";
}

std::string written(const std::vector<std::uint64_t>& lines) {
  std::string text;
  for (const std::uint64_t line : lines) text += (text.empty() ? "" : ", ") + std::to_string(line);
  return "[" + text + "]";
}

}  // namespace

std::string text_of(const Told& told) {
  std::string text = "{kind: " + told.kind + ", clause: " + quoted(told.clause);
  const auto add = [&](const char* key, const std::string& value) {
    text += std::string(", ") + key + ": " + value;
  };
  if (!told.rule.empty()) add("rule", told.rule);
  add("case", quoted(told.case_key));
  if (!told.role.empty()) add("role", told.role);
  add("person", written(told.person));
  add("opened_at", written(told.opened_at));
  add("due_at", written(told.due_at));
  add("at", written(std::optional(told.at)));
  add("fine", written(told.fine));
  add("evidence", written(told.evidence));
  if (told.kind == "amended") {
    add("from", written(told.from));
    add("to", written(told.to));
    add("delta", written(told.delta));
  }
  if (told.fulfilled_at) add("fulfilled_at", written(told.fulfilled_at));
  if (told.late_by) add("late_by", written(*told.late_by));
  if (told.caused) {
    add("caused", "{clause: " + quoted(told.caused->clause) +
                      ", at: " + written(std::optional(told.caused->at)) + "}");
  }
  return text + "}  # violation " + std::to_string(told.violation);
}

}  // namespace mora::oracle
