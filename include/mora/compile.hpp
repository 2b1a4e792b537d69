// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Compiling: policy files in, a Program with warnings or all of their errors out. Never throws for
// bad input. Threads: calls are independent of each other.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/compile_options.hpp"
#include "mora/diagnostic.hpp"
#include "mora/program.hpp"
#include "mora/source.hpp"
#include "mora/source_map.hpp"

namespace mora::inline v0 {

struct CompileResult {
  Program program;                      // empty if there is any error
  std::vector<Diagnostic> diagnostics;  // of a program: warnings alone
  std::vector<Span> clause_places;      // of a program: where each clause has its id
  SourceMap sources;

  [[nodiscard]] explicit operator bool() const { return static_cast<bool>(program); }
  // All diagnostics as text; empty if there are none.
  [[nodiscard]] std::string messages() const { return render(diagnostics, sources); }
};

[[nodiscard]] CompileResult compile_file(const std::string& path,
                                         const CompileOptions& options = {});
// `name` is what messages call the text; a relative include starts at its folder.
[[nodiscard]] CompileResult compile_text(std::string name, std::string text,
                                         const CompileOptions& options = {});

}  // namespace mora::inline v0
