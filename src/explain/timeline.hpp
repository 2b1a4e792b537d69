// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// timeline: what happened in a case, one line an event and one for each thing that it did to an
// obligation. Threads: pure functions.

#include <functional>
#include <string>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "explain/case_history.hpp"

namespace mora::explain {

struct TimelineLine {
  TimePoint at;
  bool is_event = false;
  std::string label;  // the clause and rule; empty for events
  std::string text;
};

// `shows` says which rules are wanted.
[[nodiscard]] std::vector<TimelineLine> timeline(const Program& program, const CaseHistory& history,
                                                 Language language,
                                                 const std::function<bool(RuleIndex)>& shows);

// "2.4 bought_late".
[[nodiscard]] std::string rule_label(const Program& program, RuleIndex rule);

}  // namespace mora::explain
