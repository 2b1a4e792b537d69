// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A program made by hand, with a rule of each form, and findings about it: the report stage needs
// no compiler.

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::test {

// The sample's rules.
enum SampleRule : RuleIndex {
  respond,        // 2.1: require within 3h, with pauses; liable service_staff
  bought_late,    // 2.4 bought_late: require by trigger.buy_by
  settle,         // 2.18: require until the close, causing
  not_delayed,    // 2.5: forbid, with a condition
  no_loss,        // 1: forbid after a trigger, no one liable by role
  trained,        // 2.15: require_prior
  rate,           // 9.1: forbid, 3 times within 1h
  once,           // 9.2: forbid_prior within 2d
  checked,        // 9.3: assert
  fed_back,       // 9.4: require until another event
  return_report,  // 2.12: require within 3d
  sample_rule_count
};

// Shanghai time, currency CNY, case key "order", with titles in both languages.
[[nodiscard]] Program sample_program();

// 2026-03-`day` at `hour`:`minute` in Shanghai.
[[nodiscard]] TimePoint at(int day, int hour, int minute = 0);
[[nodiscard]] Money yuan(std::int64_t fen);

// A violation of a rule in case SO-1 by zhao, 30.00 CNY, opened 2 March 9:00 and due at 12:00.
[[nodiscard]] Finding violation_of(const Program& program, SampleRule rule);

}  // namespace mora::test
