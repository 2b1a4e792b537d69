// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// value_text: what a field holds, as a policy would write it. Threads: pure functions.

#include <string>

#include "mora/program.hpp"
#include "mora/value.hpp"

namespace mora::explain {

// Texts in quotes, times on the policy's clock.
[[nodiscard]] std::string value_text(const Program& program, const Value& value);

}  // namespace mora::explain
