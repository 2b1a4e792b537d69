// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// display_width: how many columns of a terminal a text takes. East Asian wide characters take two,
// combining and format characters none, every other one; control characters and tabs are the
// caller's. Threads: free functions.

#include <cstddef>
#include <string>
#include <string_view>

namespace mora::text {

// A byte that belongs to no valid sequence takes one column.
[[nodiscard]] std::size_t display_width(std::string_view utf8);
[[nodiscard]] std::size_t display_width(char32_t code_point);

// The text with control characters, marks that turn the direction of writing, byte order marks and
// invalid bytes replaced by U+FFFD, so that a file's content cannot drive the terminal.
[[nodiscard]] std::string printable(std::string_view utf8);

}  // namespace mora::text
