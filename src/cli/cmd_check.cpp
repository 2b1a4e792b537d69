// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora check: compiles policies and says what is wrong with them.

#include <cstdio>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/load_policies.hpp"

namespace mora::cli {
namespace {

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

ExitCode check(const std::vector<std::string>& paths) {
  const auto policies = load_policies(paths);
  if (!policies) return ExitCode::unusable;
  for (const LoadedPolicy& policy : *policies) {
    const Program& program = policy.program;
    fmt::print("{}: {}: {}, {}\n", policy.path, program.policy(),
               counted(program.clause_count(), "clause"), counted(program.rule_count(), "rule"));
  }
  return ExitCode::done;
}

}  // namespace

void define_check(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("check", "Say what is wrong with policies");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("RULES", *paths, "Policy files")->required()->type_name("");
  command->footer(
      "Reports all mistakes of all files at once, with their places; on success a line for each\n"
      "policy: its name and how many clauses and rules it has.");
  command->callback([paths, &result] { result = check(*paths); });
}

}  // namespace mora::cli
