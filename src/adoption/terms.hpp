// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Terms: what of a compiled policy counts when it judges, as text in which everything goes by its
// name: what has equal terms in two policies means the same in both, wherever it stands. Wording
// that only shows in sentences is no part of it. Not for people.
// Ownership: a view of the program.

#include <cstdint>
#include <string>
#include <string_view>

#include "program/program_data.hpp"

namespace mora::adoption {

using detail::ProgramData;

// A rule by its clause and its name, which stay when the policy is edited.
[[nodiscard]] std::string rule_identity(const ProgramData& data, std::uint32_t rule);

class Terms {
 public:
  explicit Terms(const ProgramData& data) : data_(data) {}

  // All that decides when the rule is violated, by whom and what it costs. Of a former rule: what
  // that was while it was in force.
  [[nodiscard]] std::string rule(std::uint32_t rule) const;
  // When the pause of a key's cases begins and ends.
  [[nodiscard]] std::string pause(std::uint8_t space, std::uint32_t bit) const;
  // What the memory is of.
  [[nodiscard]] std::string memory(std::uint32_t memory) const;
  // Which hours count under the calendar; `none`: all.
  [[nodiscard]] std::string calendar(std::uint32_t calendar) const;

 private:
  // Calls visit(event, step) for every step.
  template <class Visit>
  void for_each_step(Visit visit) const;
  [[nodiscard]] std::string name(detail::Text text) const;
  [[nodiscard]] std::string field(std::uint32_t event, std::uint32_t slot) const;
  [[nodiscard]] std::string clauses(std::uint32_t first, std::uint32_t count) const;
  [[nodiscard]] std::string instruction(const detail::Instruction& step, detail::CodeIndex first,
                                        std::uint32_t event) const;
  [[nodiscard]] std::string code(detail::CodeIndex first, std::uint32_t event) const;
  [[nodiscard]] std::string charge(const detail::Charge& charge, std::uint32_t event) const;
  [[nodiscard]] std::string amounts(std::uint32_t first, std::uint32_t count) const;
  [[nodiscard]] std::string fine(std::uint32_t fine) const;
  [[nodiscard]] std::string captures(std::uint32_t first, std::uint32_t count) const;
  [[nodiscard]] std::string traits(const detail::RuleData& rule) const;
  [[nodiscard]] std::string due(const detail::RuleData& rule) const;
  [[nodiscard]] std::string pauses(const detail::RuleData& rule) const;
  [[nodiscard]] std::string step(std::uint32_t event, const detail::Step& step) const;

  const ProgramData& data_;
};

}  // namespace mora::adoption
