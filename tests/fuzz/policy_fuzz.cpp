// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// A policy, from its text to its explanation: it compiles, or there is an error with a place; laid
// out by `mora fmt` it becomes the same program.

#include <algorithm>

#include "mora/compile.hpp"
#include "mora/explain.hpp"
#include "mora/format.hpp"

#include "fuzz/require.hpp"
#include "program/dump.hpp"

namespace mora::fuzz {
namespace {

void require_outcome(const CompileResult& result) {
  const bool has_error = std::any_of(
      result.diagnostics.begin(), result.diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
  require(has_error != static_cast<bool>(result), "there is a program or an error");
  require_places(result.diagnostics, result.sources);
}

// A carriage return that ends no line ends one for yaml-cpp in some places and not in others.
bool has_lone_return(const std::string& text) {
  for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1)) {
    if (text.compare(at + 1, 1, "\n") != 0) return true;
  }
  return false;
}

void require_layout(const std::string& text, const Program* program) {
  const FormatResult laid_out = format_text("policy.yaml", text);
  require(laid_out.outcome != FormatOutcome::unsafe || has_lone_return(text),
          "a layout says the same");
  if (laid_out.outcome != FormatOutcome::done) return;
  const FormatResult again = format_text("policy.yaml", laid_out.text);
  require_same(laid_out.text, again.text, "laid out again it stays as it is");
  if (program == nullptr) return;
  const CompileResult result = compile_text("policy.yaml", laid_out.text);
  require(static_cast<bool>(result), "laid out it compiles", result.messages());
  require_same(program::dump(*program), program::dump(result.program), "laid out it is the same");
}

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  const std::string text = fuzz::text_of(data, size);
  const CompileResult result = compile_text("policy.yaml", text);
  fuzz::require_outcome(result);
  fuzz::require_layout(text, result ? &result.program : nullptr);
  if (!result) return 0;
  ExplainOptions options;
  options.languages = {Language::en, Language::zh};
  options.width = 80;
  fuzz::require(!explain_policy(result.program, options).empty(), "a policy can be explained");
  return 0;
}
