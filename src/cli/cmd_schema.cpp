// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora schema: a JSON Schema of policy files, for editors.

#include <cstdio>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/json_schema.hpp"

#include "cli/commands.hpp"

namespace mora::cli {
namespace {

const std::map<std::string, SchemaKind>& kinds() {
  static const std::map<std::string, SchemaKind> kinds = {{"policy", SchemaKind::policy},
                                                          {"part", SchemaKind::part},
                                                          {"calendar", SchemaKind::calendar}};
  return kinds;
}

}  // namespace

void define_schema(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("schema", "Print a JSON Schema of policies, for editors");
  auto kind = std::make_shared<std::string>("policy");
  command
      ->add_option(
          "--kind", *kind,
          "Of what files: policy (default), part (what a policy includes), calendar (what\n"
          "a calendar includes)")
      ->check(CLI::IsMember(kinds()))
      ->option_text("KIND");
  command->footer(
      "Examples:\n"
      "  mora schema > mora.schema.json\n"
      "and, as the first line of a policy, for an editor with a YAML language server:\n"
      "  # yaml-language-server: $schema=mora.schema.json");
  command->callback([kind, &result] {
    fmt::print("{}", json_schema(kinds().at(*kind)));
    result = ExitCode::done;
  });
}

}  // namespace mora::cli
