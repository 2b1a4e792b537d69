// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/test_boundaries.hpp"

#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "mora/boundaries.hpp"

#include "cli/output_file.hpp"

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

ExitCode unusable(std::string_view message) {
  fmt::print(stderr, "mora: {}\n", message);
  return ExitCode::unusable;
}

// How the file calls the policy: relative to where it lies; on standard output, as if beside it.
std::string rules_path(const std::string& policy, const std::string& output) {
  if (output.empty() || output == "-") return fs::path(policy).filename().string();
  const fs::path folder = fs::absolute(output).parent_path();
  return fs::absolute(policy).lexically_relative(folder).string();
}

}  // namespace

ExitCode write_boundaries(const std::string& clause, const std::string& policy,
                          const std::string& output) {
  if (fs::exists(output) && output != "-") {
    // It may hold what somebody has confirmed already.
    return unusable(fmt::format("{} exists already", output));
  }
  const BoundaryFile file = boundary_cases(policy, clause, rules_path(policy, output));
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
