// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// parsed_policy: a policy's text as the oracle takes it. The parser is what it shares with the
// engine.

#include <string>

#include "syntax/policy.hpp"

namespace mora::oracle {

// The policy is right and of one file; anything else is an exception.
[[nodiscard]] syntax::Policy parsed_policy(const std::string& text);

}  // namespace mora::oracle
