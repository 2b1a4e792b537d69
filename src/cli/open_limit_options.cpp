// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/open_limit_options.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

namespace mora::cli {

void define_open_limits(CLI::App& command, OpenLimitOptions& options) {
  command
      .add_option("--max-open", options.in_all,
                  "Open no more than N obligations at a time; the summary counts those that are\n"
                  "not opened, and the exit code is 3 then (default: any number)")
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  command
      .add_option("--max-open-per-case", options.per_case,
                  "The same for each case (default: any number)")
      ->check(CLI::PositiveNumber)
      ->option_text("N");
}

bool is_incomplete(std::span<const Summary* const> summaries) {
  return std::any_of(summaries.begin(), summaries.end(),
                     [](const Summary* summary) { return summary->counts().unopened > 0; });
}

}  // namespace mora::cli
