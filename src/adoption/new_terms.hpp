// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// NewTerms: a live obligation under the terms that the next policy has for its rule.
// Ownership: the programs' data and the state must outlive it; it changes neither.

#include <cstdint>
#include <optional>
#include <span>

#include "adoption/origins.hpp"
#include "adoption/rule_fate.hpp"
#include "engine/interpret.hpp"
#include "engine/state.hpp"

namespace mora::adoption {

// An obligation under the terms of the next policy.
struct Moved {
  std::uint32_t obligation = detail::none;
  TimePoint due = never;
  Duration left;
  Duration total;
  std::uint32_t warned = 0;
  std::uint32_t remaining = 1;
  bool paused = false;
  bool past = false;  // its clock runs, and the due time is over
  bool at_close = false;
};

// Null where the rule opens nothing at the trigger's time. None remaining: it has been met.
class NewTerms {
 public:
  NewTerms(const ProgramData& old, const detail::State& state, const ProgramData& next,
           const Origins& origins)
      : old_(old), state_(state), next_(next), origins_(origins), values_(next) {}

  [[nodiscard]] std::optional<Moved> of(std::uint32_t obligation, const RuleFate& fate);

 private:
  [[nodiscard]] detail::Context context(const ProgramData& program, const detail::Obligation& o,
                                        std::span<const std::uint32_t> captures);
  // The initial due time, and what it has become because the clock stood.
  struct Shift {
    TimePoint from;
    TimePoint to;
  };
  [[nodiscard]] std::optional<Shift> shift(const detail::Obligation& o);
  void set_due(Moved& moved, const detail::Obligation& o, const detail::RuleData& rule,
               bool same_clock);
  [[nodiscard]] bool is_paused(detail::CaseRef home, const detail::RuleData& rule) const;
  [[nodiscard]] std::uint32_t warned(const detail::Obligation& o,
                                     const detail::RuleData& rule) const;

  const ProgramData& old_;
  const detail::State& state_;
  const ProgramData& next_;
  const Origins& origins_;
  detail::State values_;  // what expressions read
};

}  // namespace mora::adoption
