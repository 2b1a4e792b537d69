// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// condition_truth: what a condition yields whatever the event, as far as its text alone shows it.

#include <cstdint>

#include "sema/checked.hpp"

namespace mora::review {

enum class Truth : std::uint8_t { depends, always, never };

// `never`: false or null. Sees constants, comparisons of constants, and fields that would have to
// be two things at once.
[[nodiscard]] Truth condition_truth(const sema::Node& condition);
// None of the patterns can match any event.
[[nodiscard]] bool never_matches(const sema::Patterns& patterns);

}  // namespace mora::review
