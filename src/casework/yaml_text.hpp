// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// yaml_text: values as a test file writes them, so that reading the file yields them again.
// Threads: pure functions.

#include <string>
#include <string_view>

#include "mora/program.hpp"
#include "mora/time.hpp"
#include "mora/value.hpp"

namespace mora::casework {

// Plain where that is safe inside { } and [ ], else in double quotes.
[[nodiscard]] std::string yaml_text(std::string_view text);
// In quotes: local time of the policy's zone; with an offset where local time is ambiguous.
[[nodiscard]] std::string yaml_time(const Program& program, TimePoint t);
// "2h30m"; empty for a duration finer than a millisecond or below zero, which test files cannot
// say.
[[nodiscard]] std::string yaml_duration(Duration duration);
[[nodiscard]] std::string yaml_value(const Program& program, const Value& value);

}  // namespace mora::casework
