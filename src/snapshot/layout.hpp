// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// layout_of: what the numbers in a snapshot count by: the places of rules, fields, roles, keys,
// memories and calendars in a program. Threads: free functions.

#include <cstdint>

#include "program/program_data.hpp"

namespace mora::snapshot {

// Equal for programs in which the same places mean the same.
[[nodiscard]] std::uint64_t layout_of(const detail::ProgramData& program);

}  // namespace mora::snapshot
