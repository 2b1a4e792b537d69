// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// judge: what the engine says today of a drafted case. Drafts take their due times and what they
// expect from here, so a file of them holds as it stands. Threads: as the subject.

#include <optional>
#include <string>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"
#include "mora/time.hpp"

#include "casework/draft.hpp"

namespace mora::casework {

// A finding that came.
struct Told {
  FindingKind kind{};
  RuleIndex rule = 0;
  TimePoint at;
  std::optional<TimePoint> opened_at;
  std::string expected;  // as an entry of `expect`
  std::string because;
};

// An obligation that is live at the end.
struct Live {
  RuleIndex rule = 0;
  TimePoint opened_at;
  std::optional<TimePoint> due_at;
  bool paused = false;
};

struct Verdict {
  std::vector<Told> findings;
  std::vector<Live> open;

  // The first violation of the rule; null if there is none.
  [[nodiscard]] const Told* violation_of(RuleIndex rule) const;
  // The last obligation of the rule that is live; null if there is none.
  [[nodiscard]] const Live* open_of(RuleIndex rule) const;
  [[nodiscard]] std::size_t violations() const;
};

// `events` in the order of time.
[[nodiscard]] Verdict judge(const Subject& subject, const std::vector<DraftEvent>& events,
                            std::optional<TimePoint> as_of);

}  // namespace mora::casework
