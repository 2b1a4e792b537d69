// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_text: a file, or a stream to its end, as its bytes. Threads: calls are independent of each
// other.

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

namespace mora::text {

// No policy is longer.
inline constexpr std::size_t most_text = std::size_t{16} << 20;

// Null for what cannot be read, folders among it. Of what is longer than `most_text`, or has no end
// as a device, one byte more than that, by which it is known.
[[nodiscard]] std::optional<std::string> read_text(const std::string& path);
[[nodiscard]] std::optional<std::string> read_text(std::istream& stream);

}  // namespace mora::text
