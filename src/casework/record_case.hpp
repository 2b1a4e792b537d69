// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// record_case: the events of a case -> a test file of it, with names replaced. Threads: the texts
// belong to one thread.

#include <string>
#include <vector>

#include "mora/case_recorder.hpp"

#include "casework/draft.hpp"
#include "casework/policy_file.hpp"

namespace mora::casework {

struct CaseEvents {
  std::vector<DraftEvent> events;  // in the order of time; at least one
  std::size_t rejected = 0;
  std::string key;  // the field that they share
  TimePoint end;    // of the log
};

[[nodiscard]] RecordedCase record_case(const PolicyFile& policy, const CaseEvents& found,
                                       const RecordOptions& options, Texts& texts);

}  // namespace mora::casework
