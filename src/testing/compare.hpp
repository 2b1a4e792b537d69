// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// compare: the findings that came against those expected, as lines for the author of a test.
// Threads: a pure function.

#include <string>
#include <vector>

#include "mora/source_map.hpp"

#include "testing/fact.hpp"

namespace mora::testing {

// Empty if they agree: all of `expected` came, in their order, and with `nothing_else` nothing
// beside them. Places in the message are those of `sources`.
[[nodiscard]] std::string compare(const std::vector<ExpectedFinding>& expected,
                                  const std::vector<FoundFacts>& found, bool nothing_else,
                                  const SourceMap& sources);

}  // namespace mora::testing
