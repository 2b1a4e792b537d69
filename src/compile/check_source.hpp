// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_source: the text of a policy file -> the policy with its names and types resolved: all the
// stages before lowering. Threads: calls are independent of each other.

#include <cstdint>
#include <functional>
#include <memory>

#include "mora/compile_options.hpp"
#include "mora/source_map.hpp"

#include "policy/includes.hpp"
#include "sema/checked_policy.hpp"
#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::compile {

// Where the files come from that a policy includes.
using MakeIncludes = std::function<std::unique_ptr<policy::Includes>(const syntax::Node& tree)>;

// The three describe the same policy and refer to each other, so they stay where they are.
struct CheckedSource {
  CheckedSource(policy::Includes& includes, const syntax::Node& tree, std::uint32_t most_clauses,
                text::DiagnosticBag& bag);
  CheckedSource(const CheckedSource&) = delete;
  CheckedSource& operator=(const CheckedSource&) = delete;

  const syntax::Policy policy;
  const sema::Vocabulary vocabulary;
  const sema::CheckedPolicy checked;
};

// All mistakes go to the bag; null if there is any. Included files are added to `sources`.
[[nodiscard]] std::unique_ptr<CheckedSource> check_source(SourceMap& sources, SourceId source,
                                                          const CompileOptions& options,
                                                          text::DiagnosticBag& bag);
// The same with includes from elsewhere than files.
[[nodiscard]] std::unique_ptr<CheckedSource> check_source(SourceMap& sources, SourceId source,
                                                          const MakeIncludes& make_includes,
                                                          std::uint32_t most_clauses,
                                                          text::DiagnosticBag& bag);

}  // namespace mora::compile
