// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The program mora: compiles policies, replays logs, runs the tests of policies.

#include <csignal>
#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "mora/version.hpp"

namespace mora::cli {
namespace {

constexpr auto commands = {define_check, define_replay, define_test};

constexpr std::string_view examples =
    "Examples:\n"
    "  mora check rules/sigma-after-sales.yaml\n"
    "  mora replay --rules rules/sigma-after-sales.yaml rules/samples/sigma-after-sales.jsonl\n"
    "  mora test rules\n"
    "'mora COMMAND --help' says more.\n";

std::string usage_mistake(const CLI::App* app, const CLI::Error& error) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  const CLI::App* parent = app->get_parent();
  const std::string name = parent == nullptr ? "mora" : "mora " + app->get_name();
  return fmt::format("mora: {}\n'{} --help' says what it takes.\n", error.what(), name);
}

int run(int argc, char** argv) {
  CLI::App app("Rules with deadlines: policy files in, events in, violations out.", "mora");
  app.set_version_flag("--version", "mora " MORA_VERSION_STRING, "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(1);
  app.failure_message(usage_mistake);
  app.footer(fmt::format("{}\n{}", examples, exit_code_help));

  ExitCode result = ExitCode::done;
  for (const auto define : commands) define(app, result);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked_for = app.exit(error) == 0;
    result = asked_for ? ExitCode::done : ExitCode::unusable;
  }
  return static_cast<int>(result);
}

}  // namespace
}  // namespace mora::cli

int main(int argc, char** argv) {
  // A reader that goes away shows as a failed write, which has a message and an exit code.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return mora::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "mora: " << error.what() << '\n';
    return static_cast<int>(mora::cli::ExitCode::unusable);
  }
}
