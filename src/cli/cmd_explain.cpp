// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora explain: policies read back in words.

#include <algorithm>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/explain.hpp"

#include "cli/commands.hpp"
#include "cli/load_policies.hpp"
#include "cli/terminal.hpp"
#include "text/suggest.hpp"

namespace mora::cli {
namespace {

struct ExplainCommand {
  std::vector<std::string> rules;
  std::vector<std::string> clauses;
  std::string language = "en";
};

// Wider lines are hard to read, in a terminal and out of it.
constexpr std::uint32_t widest = 100;

std::uint32_t page_width() {
  const std::uint32_t terminal = terminal_width(output_fd);
  return terminal == 0 ? widest : std::min(terminal, widest);
}

std::vector<Language> languages_of(const ExplainCommand& options) {
  if (options.language == "both") return {Language::en, Language::zh};
  return {options.language == "zh" ? Language::zh : Language::en};
}

// Each clause that is asked for must be in one of the policies.
bool check_clauses(const ExplainCommand& options, const std::vector<LoadedPolicy>& policies) {
  for (const std::string& clause : options.clauses) {
    const auto has = [&](const LoadedPolicy& policy) { return has_clause(policy.program, clause); };
    if (std::any_of(policies.begin(), policies.end(), has)) continue;
    std::vector<std::string_view> known;
    for (const LoadedPolicy& policy : policies) {
      for (RuleIndex i = 0; i < policy.program.rule_count(); ++i) {
        known.push_back(policy.program.rule(i).clause);
      }
    }
    const std::string hint = text::suggestion(clause, known);
    fmt::print(stderr, "mora: there is no clause '{}'{}{}\n", clause, hint.empty() ? "" : "; ",
               hint);
    return false;
  }
  return true;
}

ExitCode explain(const ExplainCommand& options) {
  const auto policies = load_policies(options.rules);
  if (!policies || !check_clauses(options, *policies)) return ExitCode::unusable;
  ExplainOptions page{languages_of(options), options.clauses, page_width()};
  bool first = true;
  for (const LoadedPolicy& policy : *policies) {
    const std::string text = explain_policy(policy.program, page);
    if (text.empty()) continue;
    if (!first) std::fputs("\n", stdout);
    std::fputs(text.c_str(), stdout);
    first = false;
  }
  return ExitCode::done;
}

}  // namespace

void define_explain(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("explain", "Say in words what policies demand");
  auto options = std::make_shared<ExplainCommand>();
  command->add_option("RULES", options->rules, "Policy files")->required()->type_name("");
  command->add_option("--lang", options->language, "en (default), zh, or both")
      ->check(CLI::IsMember({"en", "zh", "both"}))
      ->type_name("LANGUAGE");
  command->add_option("--clause", options->clauses, "Only these clauses; 2.* is all below 2")
      ->type_name("ID");
  command->callback([options, &result] { result = explain(*options); });
}

}  // namespace mora::cli
