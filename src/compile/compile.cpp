// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// The stages in their order. The checks go on after mistakes of reading, so that all mistakes of a
// file come out together; only a policy without any is lowered.

#include "mora/compile.hpp"

#include <utility>

#include "compile/include_files.hpp"
#include "compile/lower_policy.hpp"
#include "forms/form.hpp"
#include "functions/table.hpp"
#include "policy/read_policy.hpp"
#include "review/review_policy.hpp"
#include "sema/check_policy.hpp"
#include "sema/vocabulary.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::inline v0 {

namespace {

void compile_source(SourceId source, CompileResult& result, text::DiagnosticBag& bag) {
  const auto tree = yaml::read_yaml(result.sources, source, bag);
  if (!tree) return;
  compile::IncludeFiles includes(result.sources, source, *tree, bag);
  const syntax::Policy policy = policy::read_policy(*tree, includes, bag);
  const sema::Vocabulary vocabulary(policy, bag);
  const sema::CheckedPolicy checked =
      sema::check_policy(policy, vocabulary, forms::specs(), functions::all(), bag);
  if (bag.has_errors()) return;
  review::review_policy({policy, vocabulary, checked, bag});
  result.program = compile::lower_policy(policy, vocabulary, checked, result.sources);
  for (const syntax::Clause& clause : policy.clauses) {
    result.clause_places.push_back(clause.id.span);
  }
}

}  // namespace

CompileResult compile_text(std::string name, std::string text) {
  CompileResult result;
  text::DiagnosticBag bag;
  const SourceId source = result.sources.add(std::move(name), std::move(text));
  compile_source(source, result, bag);
  result.diagnostics = bag.take();
  return result;
}

CompileResult compile_file(const std::string& path) {
  if (auto text = text::read_text(path)) return compile_text(path, std::move(*text));
  CompileResult result;
  text::DiagnosticBag bag;
  bag.report(Code::cannot_read, {result.sources.add(path, ""), 0, 0},
             "the file '" + path + "' cannot be read");
  result.diagnostics = bag.take();
  return result;
}

}  // namespace mora::inline v0
