// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Paint: ANSI colours around a piece of text, or none.
// Threads: a plain value.

#include <string>
#include <string_view>

namespace mora::report {

// The number behind the escape (ECMA-48, select graphic rendition).
enum class Style { none = 0, bold = 1, dim = 2, red = 31, green = 32, yellow = 33, cyan = 36 };

class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}
  [[nodiscard]] std::string operator()(Style style, std::string_view text) const {
    if (!on_ || style == Style::none || text.empty()) return std::string(text);
    const std::string number = std::to_string(static_cast<int>(style));
    return ("\x1b[" + number + "m").append(text).append("\x1b[0m");
  }

 private:
  bool on_;
};

}  // namespace mora::report
