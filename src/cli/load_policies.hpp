// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// load_policies: rule files -> programs, with everything that is wrong with them on standard error.

#include <optional>
#include <string>
#include <vector>

#include "mora/compile_options.hpp"
#include "mora/program.hpp"
#include "mora/source_map.hpp"

namespace mora::cli {

struct LoadedPolicy {
  std::string path;
  Program program;
  SourceMap sources;  // every file that it was read from
};

// All files are compiled, whatever is wrong with the first; null if any has an error.
[[nodiscard]] std::optional<std::vector<LoadedPolicy>> load_policies(
    const std::vector<std::string>& paths, const CompileOptions& options);

}  // namespace mora::cli
