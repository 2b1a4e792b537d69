// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Conditions put together from those that the policy says: joined, negated, split.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "program/program_data.hpp"
#include "sema/checked.hpp"

namespace mora::lower {

// A condition that may be absent: nothing to hold, so it is true.
using Condition = std::optional<sema::Node>;

[[nodiscard]] Condition all_of(Condition a, Condition b);
[[nodiscard]] Condition any_of(Condition a, Condition b);
[[nodiscard]] sema::Node negation_of(sema::Node node);

// The event at hand has the trigger's values in these fields, by `op`: equal, which no null is, or
// same.
[[nodiscard]] Condition shared_fields(const std::vector<std::string>& fields, detail::Op op);

// When an event of this type matches one of the patterns; the event must be among them.
[[nodiscard]] Condition condition_for(const sema::Patterns& patterns, std::uint32_t event);
// The distinct event types of the patterns, in their order.
[[nodiscard]] std::vector<std::uint32_t> events_of(const sema::Patterns& patterns);

[[nodiscard]] bool depends_on_trigger(const Condition& condition);
[[nodiscard]] bool depends_on_violation(const Condition& condition);

// A condition as two that are joined by `and`: one that can be told now, and one that cannot.
struct Split {
  Condition now;
  Condition later;
};
[[nodiscard]] Split split(const Condition& condition, bool (*is_later)(const Condition&));

}  // namespace mora::lower
