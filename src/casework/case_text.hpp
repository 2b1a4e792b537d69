// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// case_text: a drafted case and what the engine says of it, as a case of a test file. Threads: as
// the subject.

#include <optional>
#include <string>
#include <vector>

#include "casework/draft.hpp"
#include "casework/judge.hpp"

namespace mora::casework {

struct DraftCase {
  std::string name;
  std::vector<std::string> notes;  // what the author must know or do, a comment line each
  std::vector<DraftEvent> events;
  std::optional<TimePoint> as_of;  // written where the case does not end with its last event
  std::optional<TimePoint> due;    // when what the case is about was due, if it was
};

// `confirm` is the comment at what is expected; empty: none.
[[nodiscard]] std::string case_text(const Subject& subject, const DraftCase& draft,
                                    const Verdict& verdict, const std::string& confirm);

// "each: {order: order-1, by: someone}"
[[nodiscard]] std::string each_text(const Subject& subject);

}  // namespace mora::casework
