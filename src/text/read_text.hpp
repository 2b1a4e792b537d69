// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_text: a file as its bytes. Threads: calls are independent of each other.

#include <optional>
#include <string>

namespace mora::text {

// Null for what cannot be read, folders among it.
[[nodiscard]] std::optional<std::string> read_text(const std::string& path);

}  // namespace mora::text
