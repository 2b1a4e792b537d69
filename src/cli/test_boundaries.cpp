// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/test_boundaries.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "mora/boundaries.hpp"

#include "cli/output_file.hpp"
#include "cli/test_files.hpp"

namespace mora::cli {
ExitCode write_boundaries(const std::string& clause, const std::string& policy,
                          const std::string& output, const CompileOptions& options) {
  if (const std::string reason = would_overwrite(output); !reason.empty()) return unusable(reason);
  const BoundaryFile file = boundary_cases(policy, clause, path_from(output, policy), options);
  fmt::print(stderr, "{}", file.messages());
  if (!file.mistake.empty()) return unusable(fmt::format("{}: {}", policy, file.mistake));
  if (file.text.empty()) return ExitCode::unusable;
  OutputFile out;
  if (!out.open(output)) return unusable(out.failure());
  out.stream() << file.text << std::flush;
  if (out.failed()) return unusable(out.failure());
  fmt::print(stderr, "{} {} to confirm", file.cases, file.cases == 1 ? "case" : "cases");
  if (file.incomplete > 0) fmt::print(stderr, ", {} of them to be completed", file.incomplete);
  fmt::print(stderr, "\n");
  return ExitCode::done;
}

}  // namespace mora::cli
