// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// expr_words: expressions and patterns in words: `priority == "urgent"` is priority is "urgent".
// Threads: pure functions.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "explain/scene.hpp"
#include "syntax/expr.hpp"

namespace mora::explain {

// A value: who is liable, when something is due.
[[nodiscard]] std::string expression_words(const syntax::Expr& expr, const Scene& scene);

// Something that holds or does not: a field alone is one that is true.
[[nodiscard]] std::string condition_words(const syntax::Expr& expr, const Scene& scene);

// Patterns of which any one may match. `match` are the fields that they share with the trigger. The
// scene's event is theirs.
[[nodiscard]] std::string pattern_words(std::span<const syntax::Pattern> patterns,
                                        const Scene& scene,
                                        std::span<const std::string_view> match = {});

// An event's name as a policy would write it: in quotes where it needs them.
[[nodiscard]] std::string event_words(std::string_view name);

// "a, b or c", or with the words for `and`.
[[nodiscard]] std::string joined(std::span<const std::string> items, std::string_view comma,
                                 std::string_view last);

}  // namespace mora::explain
