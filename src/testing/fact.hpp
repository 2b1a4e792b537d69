// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fact: one value of a finding, or of what is expected of one, in a form in which both compare and
// can be shown. The list of a finding's facts is the list of keys that `expect` knows. Ownership:
// facts own their texts, so they outlive the finding.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::testing {

struct Fact {
  std::string exact;  // equal for equal values
  std::string shown;  // for people
};

// One fact that a test file asks for.
struct ExpectedFact {
  std::size_t field = 0;  // in fact_names()
  Fact fact;
};

struct ExpectedFinding {
  Span span;
  std::vector<ExpectedFact> facts;
};

// A finding that came: a fact for each of fact_names().
using FoundFacts = std::vector<Fact>;

// "kind", "clause", …, with the parts of `caused` as "caused.clause" and "caused.at".
[[nodiscard]] std::span<const std::string_view> fact_names();
[[nodiscard]] FoundFacts facts_of(const Program& program, const Finding& finding);

// An entry of `expect`; what it does not list is free. Null if a mistake was reported.
[[nodiscard]] std::optional<ExpectedFinding> read_expected(const Program& program,
                                                           const syntax::Node& node,
                                                           text::DiagnosticBag& bag);

// "violation 2.1, case SO-1, at 2026-03-02 12:00": which finding it is.
[[nodiscard]] std::string outline(const FoundFacts& facts);
[[nodiscard]] std::string outline(const ExpectedFinding& expected);

}  // namespace mora::testing
