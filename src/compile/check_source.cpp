// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// The stages in their order. The checks go on after mistakes of reading, so that all mistakes of a
// file come out together.

#include "compile/check_source.hpp"

#include "compile/include_files.hpp"
#include "forms/form.hpp"
#include "functions/table.hpp"
#include "policy/read_policy.hpp"
#include "sema/check_policy.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::compile {

CheckedSource::CheckedSource(policy::Includes& includes, const syntax::Node& tree,
                             std::uint32_t most_clauses, text::DiagnosticBag& bag)
    : policy(policy::read_policy(tree, includes, most_clauses, bag)),
      vocabulary(policy, bag),
      checked(sema::check_policy(policy, vocabulary, forms::specs(), functions::all(), bag)) {}

std::unique_ptr<CheckedSource> check_source(SourceMap& sources, SourceId source,
                                            const CompileOptions& options,
                                            text::DiagnosticBag& bag) {
  const auto files = [&](const syntax::Node& tree) {
    return std::make_unique<IncludeFiles>(sources, source, tree, options.include_from, bag);
  };
  return check_source(sources, source, files, options.most_clauses, bag);
}

std::unique_ptr<CheckedSource> check_source(SourceMap& sources, SourceId source,
                                            const MakeIncludes& make_includes,
                                            std::uint32_t most_clauses, text::DiagnosticBag& bag) {
  const auto tree = yaml::read_yaml(sources, source, bag);
  if (!tree) return nullptr;
  const auto includes = make_includes(*tree);
  auto result = std::make_unique<CheckedSource>(*includes, *tree, most_clauses, bag);
  if (bag.has_errors()) return nullptr;
  return result;
}

}  // namespace mora::compile
