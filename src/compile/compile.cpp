// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Only a policy without any mistake is lowered.

#include "mora/compile.hpp"

#include <utility>

#include "compile/check_source.hpp"
#include "compile/lower_policy.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"

namespace mora::inline v0 {

namespace {

Program compile_source(SourceMap& sources, SourceId source, text::DiagnosticBag& bag) {
  const auto checked = compile::check_source(sources, source, bag);
  if (checked == nullptr) return {};
  return compile::lower_policy(checked->policy, checked->vocabulary, checked->checked, sources);
}

}  // namespace

CompileResult compile_text(std::string name, std::string text) {
  CompileResult result;
  text::DiagnosticBag bag;
  const SourceId source = result.sources.add(std::move(name), std::move(text));
  result.program = compile_source(result.sources, source, bag);
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
