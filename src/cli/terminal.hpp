// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the program's outputs are: terminals or not, how wide, coloured or not.

#include <cstdint>
#include <string_view>

namespace mora::cli {

inline constexpr int output_fd = 1;
inline constexpr int error_fd = 2;

[[nodiscard]] bool is_terminal(int fd);
// Columns; 0 if it is no terminal or does not tell.
[[nodiscard]] std::uint32_t terminal_width(int fd);
// `when` is "auto", "always" or "never"; auto is a terminal, unless the environment says otherwise
// (NO_COLOR as on https://no-color.org, or TERM=dumb).
[[nodiscard]] bool wants_color(std::string_view when, int fd);

}  // namespace mora::cli
