// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The checksum of blocks. Threads: free functions.

#include <cstdint>
#include <string_view>

namespace mora::binary {

// The CRC-32 of the bytes behind those that have `before`; of the first ones that is 0.
[[nodiscard]] std::uint32_t checksum(std::uint32_t before, std::string_view bytes);

}  // namespace mora::binary
