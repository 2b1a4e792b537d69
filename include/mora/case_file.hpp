// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Case files: a rule author's tests. A file names a policy and lists cases, each with events and
// the findings that must come of them; running it says which cases hold and how the others differ.
// Mistakes in the file itself are diagnostics, as those of a policy are. Threads: calls are
// independent of each other. Ownership: results own all they show.

#include <cstdint>
#include <string>
#include <vector>

#include "mora/compile_options.hpp"
#include "mora/coverage.hpp"
#include "mora/diagnostic.hpp"
#include "mora/source_map.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

enum class CaseOutcome : std::uint8_t {
  passed,
  failed,  // other findings came than those expected
  broken   // it could not be run: the file or the policy has mistakes
};

struct CaseResult {
  std::string name;
  std::uint32_t line = 0;  // of the case in the file
  CaseOutcome outcome = CaseOutcome::passed;
  std::string message;  // failed: expected against got, line by line; ends with a newline
  Duration took;        // how long it ran, by the clock on the wall
};

struct CaseFileResult {
  std::string path;
  std::vector<CaseResult> cases;
  std::vector<Diagnostic> diagnostics;  // mistakes in the file
  SourceMap sources;
  std::string policy_messages;  // mistakes in the policies that it names, rendered

  [[nodiscard]] std::size_t count(CaseOutcome outcome) const;
  // False also where nothing could be run.
  [[nodiscard]] bool passed() const;
  [[nodiscard]] bool broken() const { return !diagnostics.empty() || !policy_messages.empty(); }
  // All mistakes as text; empty if there are none.
  [[nodiscard]] std::string messages() const;
};

// The clauses that the cases of the file expect findings of, each once, sorted. Nothing is run;
// what cannot be read expects nothing.
[[nodiscard]] std::vector<std::string> tested_clauses(const std::string& path);

// What the cases show of the rules is added to `coverage`, if there is one. `options`: of the
// policies that the file names.
[[nodiscard]] CaseFileResult run_case_file(const std::string& path, Coverage* coverage = nullptr,
                                           const CompileOptions& options = {});
// `name` is what messages call the text; relative paths in it start at its folder.
[[nodiscard]] CaseFileResult run_case_text(std::string name, std::string text,
                                           Coverage* coverage = nullptr,
                                           const CompileOptions& options = {});

}  // namespace mora::inline v0
