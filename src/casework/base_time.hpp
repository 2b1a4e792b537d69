// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// base_time: when the trigger of a drafted case comes: on an ordinary day, or so that the time that
// the rule gives spans a holiday or a clock change. Threads: as the subject.

#include <optional>
#include <string>
#include <vector>

#include "mora/time.hpp"

#include "casework/stage.hpp"

namespace mora::casework {

// A trigger's time and what is special about it: "across the holiday of 2026-04-03"; empty for an
// ordinary day.
struct Occasion {
  TimePoint base;
  std::string what;
  // What must lie between the trigger and its due time for that to be true.
  std::optional<TimePoint> spans;
};

// An ordinary day on which the rule holds: in March 2026, if it does then.
[[nodiscard]] TimePoint ordinary_time(const Player& player);

// Where the rule's terms depend on the date: a time under each other term than the one at `base`.
[[nodiscard]] std::vector<Occasion> other_terms(const Player& player, TimePoint base);
// Where the rule's clock has such days: before a holiday, and before an extra working day.
[[nodiscard]] std::vector<Occasion> special_days(const Player& player, TimePoint base);
// Where the zone changes its clocks and the rule counts the hours through: before the next change
// forward and the next one back. `length` is the time that the rule gives at `base`.
[[nodiscard]] std::vector<Occasion> clock_changes(const Player& player, TimePoint base,
                                                  Duration length);

}  // namespace mora::casework
