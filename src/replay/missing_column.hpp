// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// missing_column: what to say of a table that lacks a column which every event needs. Threads: a
// pure function.

#include <span>
#include <string>
#include <string_view>

namespace mora::replay {

// `where` lacks it: "the header", "the table". Of many columns not all are listed.
[[nodiscard]] std::string missing_column(std::string_view where, std::string_view wanted,
                                         std::span<const std::string_view> columns);

}  // namespace mora::replay
