// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// candidates: values that a field may take so that a condition holds, or just fails to. They are
// what the condition compares it with, and that one unit more or less; no search. Threads: as the
// subject.

#include <string_view>
#include <vector>

#include "mora/value.hpp"

#include "casework/draft.hpp"
#include "casework/evaluate.hpp"
#include "sema/checked.hpp"

namespace mora::casework {

// A field to be filled in.
struct Blank {
  std::string_view name;
  ValueKind kind{};
};

// For a field that no condition asks for: "item-1", 1, true, a day after `now`, 100.00.
[[nodiscard]] Value plain_value(const Subject& subject, const Blank& blank, TimePoint now);

// What `part` of the condition suggests, then what all of it does; the best first. `facts` are
// those that are known so far.
[[nodiscard]] std::vector<Value> candidates(const Subject& subject, const sema::Node& part,
                                            const sema::Node& condition, const Blank& blank,
                                            const Facts& facts);

}  // namespace mora::casework
