// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Boundaries: a test file drafted from a policy, with cases at the boundaries of a clause: just
// before, at and just after its due time; across a pause, a holiday, a clock change; with and
// without what must come before. What they expect is what the engine says today, each with a
// comment for the author to confirm. Threads: calls are independent of each other.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mora/compile_options.hpp"
#include "mora/diagnostic.hpp"
#include "mora/source_map.hpp"

namespace mora::inline v0 {

struct BoundaryFile {
  std::string text;                     // the test file; empty where there is none
  std::size_t cases = 0;                // in it
  std::size_t incomplete = 0;           // of them: their author must fill in values
  std::string mistake;                  // no such clause, or one without rules; with a suggestion
  std::vector<Diagnostic> diagnostics;  // mistakes in the policy
  SourceMap sources;

  // All mistakes in the policy as text; empty if there are none.
  [[nodiscard]] std::string messages() const { return render(diagnostics, sources); }
};

// `clause` is a clause's id, or a beginning as "2.*"; "*" is all clauses. `rules` is what the file
// calls the policy, relative to where it will lie.
[[nodiscard]] BoundaryFile boundary_cases(const std::string& policy_path, std::string_view clause,
                                          std::string_view rules,
                                          const CompileOptions& options = {});

}  // namespace mora::inline v0
