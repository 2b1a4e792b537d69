// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// lower_policy: the checked policy -> a Program.

#include "mora/program.hpp"
#include "mora/source_map.hpp"

#include "sema/checked_policy.hpp"
#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"

namespace mora::compile {

// The three describe the same policy, which has no errors. `sources` gives rules their file and
// line, and holds the texts of this policy alone, its own first.
[[nodiscard]] Program lower_policy(const syntax::Policy& policy, const sema::Vocabulary& vocabulary,
                                   const sema::CheckedPolicy& checked, const SourceMap& sources);

}  // namespace mora::compile
