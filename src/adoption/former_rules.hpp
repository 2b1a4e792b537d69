// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FormerRules: rules of the policy before it was edited, linked in behind those of the next one.
// They open nothing; what is open under them goes on as it began: with pauses, memories and fines
// of their own, and with the roles, clauses and events of the next policy where the names are the
// same.
//
// One program with all rules keeps to one order of findings, and lets causes, `violated` and
// amendments reach from former rules to new ones and back, as within any policy.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "mora/program.hpp"

#include "adoption/transfer.hpp"

namespace mora::adoption {

class FormerRules {
 public:
  FormerRules(const ProgramData& next, const ProgramData& old, Origins& origins);

  struct Needs {
    bool steps = false;     // there are obligations of the rule
    bool replaced = false;  // the next policy has a rule in its place
  };
  // Adds the old program's rule, with its terms; its place in the new one.
  std::uint32_t add(std::uint32_t rule, const std::string& terms, Needs needs);
  // The program with all of them; nothing more may be added.
  [[nodiscard]] Program finish();

 private:
  [[nodiscard]] ProgramData& data() { return transfer_.data(); }
  void add_due(detail::RuleData& moved, const detail::RuleData& rule);
  void add_pauses(detail::RuleData& moved, const detail::RuleData& rule);
  void add_text(detail::RuleData& moved, const detail::RuleData& rule);
  [[nodiscard]] detail::Step begun(std::uint32_t event, const detail::Step& step);
  void add_steps(std::uint32_t rule, Needs needs);
  std::uint32_t fine(std::uint32_t fine);
  std::uint32_t memory(std::uint32_t memory);
  std::uint32_t pause(std::uint8_t space, std::uint32_t bit);
  void add_toggle_steps();
  void add_memory_steps();
  void add_amendment(std::uint32_t event, std::uint8_t space);
  void add_role_steps();
  [[nodiscard]] bool wants_role_step(const detail::Step& step) const;
  void write_steps();
  void write_keys();

  // Calls visit(event, step) for each step of the old program.
  template <class Visit>
  void for_each_old_step(Visit visit) const;
  // The steps of an event of the new program.
  std::vector<detail::Step>& steps_of(std::uint32_t event);

  Transfer transfer_;
  const ProgramData& old_;
  Origins& origins_;
  std::vector<std::vector<detail::Step>> steps_;  // by event of the new program
  std::map<std::uint32_t, std::uint32_t> rules_;  // these go from old to new
  std::map<std::uint32_t, std::uint32_t> fines_;
  std::map<std::uint32_t, std::uint32_t> memories_;
  std::map<std::pair<std::uint8_t, std::uint32_t>, std::uint32_t> pauses_;
};

}  // namespace mora::adoption
