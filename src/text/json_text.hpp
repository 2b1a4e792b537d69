// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Texts as JSON writes them. Threads: free functions.

#include <string>
#include <string_view>

#include "text/text_buffer.hpp"

namespace mora::text {

// Adds the text in quotes; what JSON does not take as it is becomes an escape.
void append_json_text(TextBuffer& json, std::string_view text);
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace mora::text
