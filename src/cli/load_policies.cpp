// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/load_policies.hpp"

#include <cstdio>

#include "mora/compile.hpp"

namespace mora::cli {

std::optional<std::vector<LoadedPolicy>> load_policies(const std::vector<std::string>& paths,
                                                       const CompileOptions& options) {
  std::vector<LoadedPolicy> loaded;
  bool ok = true;
  for (const std::string& path : paths) {
    CompileResult compiled = compile_file(path, options);
    if (!compiled) std::fputs(compiled.messages().c_str(), stderr);
    ok = ok && compiled;
    loaded.push_back({path, std::move(compiled.program), std::move(compiled.sources)});
  }
  return ok ? std::optional(std::move(loaded)) : std::nullopt;
}

}  // namespace mora::cli
