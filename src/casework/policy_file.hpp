// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PolicyFile: a policy, both checked and compiled. Threads: const, from any thread.

#include <memory>
#include <string>
#include <vector>

#include "mora/compile_options.hpp"
#include "mora/diagnostic.hpp"
#include "mora/program.hpp"
#include "mora/source_map.hpp"

#include "compile/check_source.hpp"

namespace mora::casework {

struct PolicyFile {
  SourceMap sources;
  std::vector<Diagnostic> diagnostics;
  std::unique_ptr<compile::CheckedSource> source;  // null if it has mistakes
  Program program;                                 // empty likewise
};

[[nodiscard]] PolicyFile load_policy_file(const std::string& path, const CompileOptions& options);

}  // namespace mora::casework
