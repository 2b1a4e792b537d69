// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// make_event: drafts of events that match a pattern, or miss it in one point. Threads: as the
// subject.

#include <optional>
#include <string>
#include <vector>

#include "mora/program.hpp"

#include "casework/draft.hpp"
#include "casework/evaluate.hpp"
#include "casework/satisfy.hpp"
#include "sema/checked_policy.hpp"

namespace mora::casework {

// A rule of the subject.
struct Player {
  const Subject& subject;
  RuleIndex index = 0;

  [[nodiscard]] const sema::CheckedRule& rule() const { return subject.checked().rules[index]; }
};

// A rule's trigger and what must come before it.
struct Stage {
  std::vector<DraftEvent> before;  // who holds which role
  std::optional<DraftEvent> trigger;
  Holders holders;

  [[nodiscard]] std::vector<DraftEvent> events() const;
};

// What an event is to be.
struct Wish {
  const sema::Pattern& pattern;
  TimePoint time;
  bool shares = false;              // has the trigger's values in the fields of `match`
  std::vector<std::string> fields;  // to be filled in, whether a condition asks for them or not
  bool may_give_roles = false;
};

// Null if no values were found that meet the conditions.
[[nodiscard]] std::optional<Making> make_event(const Player& player, const Wish& wish,
                                               const Stage& stage);

// The first of the patterns for which an event can be made.
[[nodiscard]] std::optional<DraftEvent> make_any(const Player& player,
                                                 const sema::Patterns& patterns, TimePoint time,
                                                 const Stage& stage);
// An event of what the rule requires or forbids, by one of its patterns or by any of them.
[[nodiscard]] std::optional<DraftEvent> make_wanted(const Player& player,
                                                    const sema::Pattern& pattern, TimePoint time,
                                                    const Stage& stage);
[[nodiscard]] std::optional<DraftEvent> make_wanted(const Player& player, TimePoint time,
                                                    const Stage& stage);

// An event of a wanted type that does not count, for one reason alone.
struct Misfit {
  DraftEvent event;
  std::string what;  // "asked where not (weight > 2)"
};
[[nodiscard]] std::vector<Misfit> make_misfits(const Player& player, const sema::Pattern& pattern,
                                               TimePoint time, const Stage& stage);

// The names of the fields that the rule reads of its trigger.
[[nodiscard]] std::vector<std::string> trigger_fields(const sema::CheckedRule& rule);

}  // namespace mora::casework
