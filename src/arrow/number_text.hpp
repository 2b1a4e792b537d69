// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cells as a log would write them. Threads: pure functions.

#include <cstdint>
#include <string>

#include "arrow/column.hpp"

namespace mora::arrow {

// Of a number, exactly: "12", "-0.5", "1e+20", "nan".
[[nodiscard]] std::string number_text(const Column& column, std::int64_t row);
// Of a date, a timestamp or a duration, for messages: the count and its unit.
[[nodiscard]] std::string length_or_time_text(const Column& column, std::int64_t row);

}  // namespace mora::arrow
