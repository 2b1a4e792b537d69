// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_source: whether what a policy's `source` names exists, and stands there once. What the log
// calls it may be anything.

#include <string_view>

#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::sema {

// What may always stand under `source`, beside the fields of the events.
inline constexpr std::string_view source_words[] = {"time", "type", "case", "by"};

void check_source(const syntax::Policy& policy, const Vocabulary& vocabulary,
                  text::DiagnosticBag& bag);

}  // namespace mora::sema
