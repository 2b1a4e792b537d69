// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The program mora: compiles policies, replays logs, runs the tests of policies.

#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/version.hpp"

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "text/suggest.hpp"

namespace mora::cli {
namespace {

constexpr auto commands = {define_check,  define_diff,   define_fmt,    define_infer,
                           define_record, define_replay, define_schema, define_test};

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

// What CLI11 does not explain well: that no command is named, or one that does not exist. Empty if
// the first argument is a command or an option.
std::string refusal(const CLI::App& app, const std::string& name) {
  if (name.empty()) return app.help();
  if (name.starts_with('-')) return {};
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), name) != names.end()) return {};
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  std::string hint = text::suggestion(name, candidates);
  if (hint.empty()) hint = fmt::format("there are {}", fmt::join(names, ", "));
  return fmt::format("mora: there is no command '{}'; {}\n", name, hint);
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
  if (const std::string message = refusal(app, argc > 1 ? argv[1] : ""); !message.empty()) {
    std::cerr << message;
    return static_cast<int>(ExitCode::unusable);
  }
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
