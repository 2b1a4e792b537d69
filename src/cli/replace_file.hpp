// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// replace_file: new text for a file that exists, whole or not at all. Threads: free function.

#include <string>
#include <string_view>

namespace mora::cli {

// Keeps the file's permissions; a link keeps what it points at. Empty, or why it cannot be done,
// and then the file is as it was.
[[nodiscard]] std::string replace_file(const std::string& path, std::string_view text);

}  // namespace mora::cli
