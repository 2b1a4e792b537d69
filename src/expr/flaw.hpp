// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Flaw: what is wrong with a part of an expression's text, before it becomes a diagnostic with a
// place in the file. Data only.

#include <cstdint>
#include <string>
#include <utility>

#include "mora/diagnostic.hpp"

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::expr {

// The bytes [begin, end) of the scalar's decoded text.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Flaw {
  Code code = Code::expression_syntax;
  Range range;
  std::string message;
  std::string help;
};

inline void report(const syntax::Scalar& scalar, Flaw flaw, text::DiagnosticBag& bag) {
  const Span place = scalar.at(flaw.range.begin, flaw.range.end);
  bag.report(flaw.code, place, std::move(flaw.message)).help = std::move(flaw.help);
}

}  // namespace mora::expr
