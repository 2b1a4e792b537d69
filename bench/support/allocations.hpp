// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How often this program has asked for memory so far; a program that links it counts every new.

#include <cstdint>

namespace mora::bench {

[[nodiscard]] std::uint64_t allocation_count();

}  // namespace mora::bench
