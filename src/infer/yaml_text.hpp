// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// yaml_text: a text as YAML writes it within a line, in quotes where it needs them.
// Threads: free function.

#include <string>
#include <string_view>

namespace mora::infer {

[[nodiscard]] std::string yaml_text(std::string_view text);
// The same, always in quotes.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace mora::infer
