// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// peak_memory: how much memory the program has had at most.

#include <cstdint>

namespace mora::cli {

// In bytes; 0 if the system does not tell.
[[nodiscard]] std::uint64_t peak_memory();

}  // namespace mora::cli
