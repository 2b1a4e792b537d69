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
namespace {

syntax::Policy read(SourceMap& sources, SourceId source, const syntax::Node& tree,
                    const CompileOptions& options, text::DiagnosticBag& bag) {
  IncludeFiles includes(sources, source, tree, options.include_from, bag);
  return policy::read_policy(tree, includes, options.most_clauses, bag);
}

}  // namespace

CheckedSource::CheckedSource(SourceMap& sources, SourceId source, const syntax::Node& tree,
                             const CompileOptions& options, text::DiagnosticBag& bag)
    : policy(read(sources, source, tree, options, bag)),
      vocabulary(policy, bag),
      checked(sema::check_policy(policy, vocabulary, forms::specs(), functions::all(), bag)) {}

std::unique_ptr<CheckedSource> check_source(SourceMap& sources, SourceId source,
                                            const CompileOptions& options,
                                            text::DiagnosticBag& bag) {
  const auto tree = yaml::read_yaml(sources, source, bag);
  if (!tree) return nullptr;
  auto result = std::make_unique<CheckedSource>(sources, source, *tree, options, bag);
  if (bag.has_errors()) return nullptr;
  return result;
}

}  // namespace mora::compile
