// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// WrittenCase: a case file as written, its shape checked, before any policy is known.
// Ownership: refers to the tree it was read from.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::testing {

// Where the policy under test is: in a file, in place, or with the mistakes it must be refused for.
struct WrittenPolicy {
  const syntax::Node* rules = nullptr;   // a path
  const syntax::Node* policy = nullptr;  // a text
  const syntax::Node* errors = nullptr;  // the rendered diagnostics
};

struct WrittenCase {
  std::string name;
  Span span;                              // the name's
  WrittenPolicy policy;                   // the file's where the case has none of its own
  std::vector<const syntax::Node*> each;  // the file's, then the case's: later ones win
  const syntax::Node* events = nullptr;   // null pointers where a key is missing
  const syntax::Node* as_of = nullptr;
  const syntax::Node* lateness = nullptr;
  const syntax::Node* expect = nullptr;
  bool expect_nothing_else = true;
  std::optional<std::uint64_t> open;
  std::optional<std::uint64_t> duplicates;
  std::vector<std::uint64_t> rejected;  // event numbers, from 1
  bool broken = false;                  // a mistake was reported
};

// The cases in the order of the file. A file with `errors` and without `cases` is one case.
[[nodiscard]] std::vector<WrittenCase> read_cases(const syntax::Node& root,
                                                  text::DiagnosticBag& bag);

}  // namespace mora::testing
