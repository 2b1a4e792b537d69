// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// clause_choice: which clauses are asked for. Threads: pure functions.

#include <span>
#include <string>
#include <string_view>

namespace mora::explain {

// "2.*" means every clause whose id begins with "2.".
[[nodiscard]] bool means(std::string_view wanted, std::string_view clause);
// One of them means it, or there are none.
[[nodiscard]] bool is_chosen(std::span<const std::string> wanted, std::string_view clause);

}  // namespace mora::explain
