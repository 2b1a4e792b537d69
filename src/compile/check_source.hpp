// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_source: the text of a policy file -> the policy with its names and types resolved: all the
// stages before lowering. Threads: calls are independent of each other.

#include <memory>

#include "mora/compile_options.hpp"
#include "mora/source_map.hpp"

#include "sema/checked_policy.hpp"
#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::compile {

// The three describe the same policy and refer to each other, so they stay where they are.
struct CheckedSource {
  CheckedSource(SourceMap& sources, SourceId source, const syntax::Node& tree,
                const CompileOptions& options, text::DiagnosticBag& bag);
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

}  // namespace mora::compile
