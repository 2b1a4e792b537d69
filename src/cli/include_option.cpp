// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/include_option.hpp"

#include <CLI/CLI.hpp>

namespace mora::cli {

void add_include_from(CLI::App& command, CompileOptions& options) {
  command
      .add_option("--include-from", options.include_from,
                  "Let policies include files of FOLDER too, not only of their own; may be given\n"
                  "several times")
      ->allow_extra_args(false)
      ->check(CLI::ExistingDirectory)
      ->option_text("FOLDER");
}

}  // namespace mora::cli
