// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Only a policy without any mistake is lowered.

#include "mora/compile.hpp"

#include <memory>
#include <utility>

#include "compile/check_source.hpp"
#include "compile/compile_sources.hpp"
#include "compile/included_texts.hpp"
#include "compile/lower_policy.hpp"
#include "review/review_policy.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"

namespace mora::inline v0 {

namespace {

void lower_source(const std::unique_ptr<compile::CheckedSource>& read, CompileResult& result,
                  text::DiagnosticBag& bag) {
  if (read == nullptr) return;
  review::review_policy({read->policy, read->vocabulary, read->checked, bag});
  result.program =
      compile::lower_policy(read->policy, read->vocabulary, read->checked, result.sources);
  for (const syntax::Clause& clause : read->policy.clauses) {
    result.clause_places.push_back(clause.id.span);
  }
}

}  // namespace

CompileResult compile_text(std::string name, std::string text, const CompileOptions& options) {
  CompileResult result;
  text::DiagnosticBag bag;
  const SourceId source = result.sources.add(std::move(name), std::move(text));
  lower_source(compile::check_source(result.sources, source, options, bag), result, bag);
  result.diagnostics = bag.take();
  return result;
}

CompileResult compile_file(const std::string& path, const CompileOptions& options) {
  if (auto text = text::read_text(path)) return compile_text(path, std::move(*text), options);
  CompileResult result;
  text::DiagnosticBag bag;
  bag.report(Code::cannot_read, {result.sources.add(path, ""), 0, 0},
             "the file '" + path + "' cannot be read");
  result.diagnostics = bag.take();
  return result;
}

}  // namespace mora::inline v0

namespace mora::compile {

CompileResult compile_sources(const std::vector<detail::SourceText>& texts) {
  CompileResult result;
  text::DiagnosticBag bag;
  const SourceId source = result.sources.add(texts.front().name, texts.front().text);
  const auto includes = [&](const syntax::Node& tree) {
    return std::make_unique<IncludedTexts>(result.sources, texts, tree, bag);
  };
  lower_source(check_source(result.sources, source, includes, CompileOptions().most_clauses, bag),
               result, bag);
  result.diagnostics = bag.take();
  return result;
}

}  // namespace mora::compile
