// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// stack_depth: how many values the code of an expression holds at once. The monitor has room for
// detail::max_stack of them and does not ask. Threads: free function.

#include <cstddef>
#include <cstdint>

#include "sema/checked.hpp"

namespace mora::sema {

// Longer lists are searched in pieces of so many items, which keeps the stack small.
inline constexpr std::size_t items_at_once = 32;

[[nodiscard]] std::uint32_t stack_depth(const Node& node);

}  // namespace mora::sema
