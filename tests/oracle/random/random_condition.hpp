// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RandomCondition: expressions of type bool over the random vocabulary, and the patterns that they
// stand in. What names they may use depends on where they stand.

#include <string>
#include <vector>

#include "oracle/random/setting.hpp"

namespace mora::oracle {

struct Names {
  bool event = true;
  bool trigger = false;
  bool violation = false;
  bool roles = true;
  std::vector<std::string> clauses;  // that violated() may name
};

class RandomCondition {
 public:
  RandomCondition(Dice& dice, const Setting& setting, Names names)
      : dice_(dice), setting_(setting), names_(std::move(names)) {}

  [[nodiscard]] std::string condition(int depth);
  // EVENT, or EVENT where CONDITION, in quotes for YAML; the types are words as for Dice::word.
  [[nodiscard]] std::string pattern(const std::string& types);
  // A pattern, or a list of two.
  [[nodiscard]] std::string patterns(const std::string& types);

 private:
  [[nodiscard]] std::string comparison();
  [[nodiscard]] std::string of_numbers();
  [[nodiscard]] std::string of_texts();
  [[nodiscard]] std::string of_amounts();
  [[nodiscard]] std::string of_times();
  [[nodiscard]] std::string of_lists();
  [[nodiscard]] std::string of_nulls();
  [[nodiscard]] std::string of_case();
  [[nodiscard]] std::string number();
  [[nodiscard]] std::string text();
  [[nodiscard]] std::string amount();
  [[nodiscard]] std::string time();
  [[nodiscard]] std::string length();
  // The field, of whatever event there is to ask.
  [[nodiscard]] std::string field(const std::string& name);
  [[nodiscard]] std::string relation() { return " " + dice_.word("== != < <= > >= <= >=") + " "; }
  [[nodiscard]] std::string equality() { return dice_.chance(75) ? " == " : " != "; }

  Dice& dice_;
  const Setting& setting_;
  Names names_;
};

// The text in single quotes, as YAML has them.
[[nodiscard]] std::string in_quotes(const std::string& text);
// t"2026-03-02T09:00:00Z"
[[nodiscard]] std::string time_literal(Instant t);

}  // namespace mora::oracle
