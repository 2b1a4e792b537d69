// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora fmt: policy and test files in the canonical layout.

#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/format.hpp"

#include "cli/commands.hpp"
#include "cli/replace_file.hpp"
#include "text/read_text.hpp"

namespace mora::cli {
namespace {

struct FormatOptions {
  std::vector<std::string> files;
  bool check = false;
};

bool is_input(const std::string& path) { return path == "-"; }

std::optional<std::string> read(const std::string& path) {
  return is_input(path) ? text::read_text(std::cin) : text::read_text(path);
}

ExitCode write(const std::string& path, const FormatResult& result, bool changed) {
  if (is_input(path)) {
    fmt::print("{}", result.text);
    return ExitCode::done;
  }
  if (!changed) return ExitCode::done;
  if (const std::string failure = replace_file(path, result.text); !failure.empty()) {
    return unusable(failure);
  }
  fmt::print("{}: laid out\n", path);
  return ExitCode::done;
}

ExitCode format_file(const std::string& path, bool check) {
  const std::string name = is_input(path) ? "<stdin>" : path;
  auto text = read(path);
  if (!text) return unusable(fmt::format("cannot read {}", name));
  const FormatResult result = format_text(name, *text);
  fmt::print(stderr, "{}", result.messages());
  if (result.outcome == FormatOutcome::broken) return ExitCode::unusable;
  if (result.outcome == FormatOutcome::unsafe) {
    return unusable(fmt::format(
        "{}: laid out, this file would not say the same any more, so it is left as it is", name));
  }
  const bool changed = result.text != *text;
  if (!check) return write(path, result, changed);
  if (changed) fmt::print("{}: not in the canonical layout\n", name);
  return changed ? ExitCode::failed : ExitCode::done;
}

ExitCode format_files(const FormatOptions& options) {
  ExitCode worst = ExitCode::done;
  for (const std::string& path : options.files) {
    const ExitCode code = format_file(path, options.check);
    if (code == ExitCode::unusable || worst == ExitCode::done) worst = code;
  }
  return worst;
}

}  // namespace

void define_fmt(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("fmt", "Write policies and test files in one layout");
  auto options = std::make_shared<FormatOptions>();
  command
      ->add_option("FILE", options->files,
                   "Policy or test files, which are rewritten; - is standard input, which goes to\n"
                   "standard output")
      ->required()
      ->type_name("");
  command->add_flag("--check", options->check,
                    "Change nothing; name the files that would change, and exit with 1 if there\n"
                    "are any");
  command->footer(
      "Comments, the order of keys and all values stay as they are. A file with mistakes is not\n"
      "touched. Names the files that it has changed.\n"
      "\n"
      "Exit codes: 0 done; 1 --check found files that would change; 2 bad usage, or a file that\n"
      "cannot be read, laid out or written (2 comes before 1).");
  command->callback([options, &result] { result = format_files(*options); });
}

}  // namespace mora::cli
