// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RuleReading: a rule's terms read back from the program, with what its form passes over left out.
// Data for one call. Ownership: refers to the program.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"

#include "explain/scene.hpp"
#include "program/program_data.hpp"
#include "syntax/expr.hpp"

namespace mora::explain {

using Patterns = std::vector<syntax::Pattern>;

struct RuleReading {
  struct Pause {
    Patterns from;
    Patterns to;
  };

  const Program& program;
  const detail::ProgramData& data;
  const detail::RuleData& rule;
  Language language;
  Patterns on;
  Patterns wanted;
  Patterns until;
  Patterns unless;
  std::optional<syntax::Expr> asserted;
  std::optional<syntax::Expr> by;
  std::optional<syntax::Expr> person;
  std::optional<syntax::Expr> fine_of;
  std::vector<Pause> pauses;
  std::vector<std::string_view> match;

  [[nodiscard]] bool bans() const { return rule.form == detail::Form::forbid; }
  // Obligations that live for a time, and not only a look at an event.
  [[nodiscard]] bool has_obligations() const;
  // `within: 0d, ends: day`.
  [[nodiscard]] bool ends_that_day() const;
  [[nodiscard]] bool case_closes() const { return data.closes && rule.space == 0; }
  // Null: no fine.
  [[nodiscard]] const detail::FineData* fine() const;

  // The parts in words.
  [[nodiscard]] std::string on_words() const;
  [[nodiscard]] std::string wanted_words() const;
  // Of `until`, `unless` and pauses.
  [[nodiscard]] std::string event_words(const Patterns& patterns) const;
  [[nodiscard]] std::string asserted_words() const;
  // In full: the trigger has not just been named.
  [[nodiscard]] std::string by_words(Naming naming = Naming::its) const;
  // Who is liable, or what a percentage is of.
  [[nodiscard]] std::string charge_words(const syntax::Expr& expr) const;
  // The length in force from the first date on, with its calendar.
  [[nodiscard]] std::vector<detail::Within> lengths() const;
};

[[nodiscard]] RuleReading read_rule(const Program& program, RuleIndex index, Language language);

// The patterns of a run of the program's phrases.
[[nodiscard]] Patterns read_patterns(const detail::ProgramData& data, detail::Phrases phrases);

}  // namespace mora::explain
