// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The units of time that a policy may use.
// Threads: free functions.

#include <cstdint>
#include <span>
#include <string_view>

#include "syntax/expr.hpp"

namespace mora::expr {

struct Unit {
  std::string_view name;
  std::int64_t us = 0;        // exact units
  syntax::CivilUnit civil{};  // the others
  std::int64_t longest = 0;   // the most of a civil unit that lies within the years 1 to 9999
};

// All of them, the exact ones first.
[[nodiscard]] std::span<const Unit> all_units();
// Null if there is none of that name.
[[nodiscard]] const Unit* find_unit(std::string_view name);

// The unit that a longer or foreign word means ("hours", "小时"); empty if none.
[[nodiscard]] std::string_view meant_unit(std::string_view word);

}  // namespace mora::expr
