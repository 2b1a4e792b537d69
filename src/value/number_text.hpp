// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// scan_number: the grammar of JSON numbers, as parts. It reads no value: what the digits are worth,
// and how many of them fit, is the caller's business.
// Threads: plain values. Ownership: views into the text given.

#include <cstdint>
#include <optional>
#include <string_view>

namespace mora::value {

struct NumberText {
  bool negative = false;
  std::string_view whole;  // digits before the point; at least one, and no needless zero in front
  std::string_view fraction;  // digits behind it; may be empty
  std::int64_t exponent = 0;  // of the e part; beyond +-10^6 cut to that
};

// Null if the text is no number as JSON writes them; a leading + is accepted too.
[[nodiscard]] std::optional<NumberText> scan_number(std::string_view text);

}  // namespace mora::value
