// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Explain: a policy read back in words, from its compiled form: what each rule really demands, of
// whom, and at what price, with all that it inherits. For people who answer for a policy; not a
// text that a program could read.
// Threads: pure functions. Ownership: they return what they make.

#include <cstdint>
#include <string>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

// The rule in a few sentences, in one paragraph without its clause's number and title.
[[nodiscard]] std::string explain_rule(const Program& program, RuleIndex rule,
                                       Language language = Language::en);

struct ExplainOptions {
  std::vector<Language> languages = {Language::en};  // one paragraph a rule in each
  std::vector<std::string> clauses;  // their ids, "2.*" for all that begin so; empty: all
  std::uint32_t width = 0;           // columns to wrap at; 0: do not wrap
};

// The policy's own terms, then its clauses with their titles and texts and their rules in words.
// Ends with a newline. Clauses that the policy does not have are passed over.
[[nodiscard]] std::string explain_policy(const Program& program,
                                         const ExplainOptions& options = {});

// Whether the policy has such a clause, or any that "2.*" means.
[[nodiscard]] bool has_clause(const Program& program, std::string_view clause);

}  // namespace mora::inline v0
