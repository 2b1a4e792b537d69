// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// dump: a Node as stable text on one line, for tests and for `mora dump`. The dumps of expressions
// are declared beside them, in expr.hpp.

#include <cstdint>
#include <string>

#include "syntax/node.hpp"

namespace mora::syntax {

enum class Places : std::uint8_t { hidden, shown };

// {a: [1, "x"], b: null}: quoted scalars in quotes, plain ones as they are; with places each scalar
// and null is followed by its bytes: 1@4-5.
[[nodiscard]] std::string dump(const Node& node, Places places = Places::hidden);

}  // namespace mora::syntax
