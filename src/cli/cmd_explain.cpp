// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora explain: policies read back in words; a case of a log, step by step.

#include <algorithm>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/explain.hpp"

#include "cli/case_pass.hpp"
#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/include_option.hpp"
#include "cli/load_policies.hpp"
#include "cli/log_options.hpp"
#include "cli/terminal.hpp"
#include "text/suggest.hpp"

namespace mora::cli {
namespace {

struct ExplainCommand {
  std::vector<std::string> rules;
  CompileOptions compile;
  LogOptions log;
  std::string case_key;
  std::vector<std::string> clauses;
  std::string language = "en";
};

// Wider lines are hard to read, in a terminal and out of it.
constexpr std::uint32_t widest = 100;

std::uint32_t page_width() {
  const std::uint32_t terminal = terminal_width(output_fd);
  return terminal == 0 ? widest : std::min(terminal, widest);
}

std::vector<Language> languages_of(const ExplainCommand& command) {
  if (command.language == "both") return {Language::en, Language::zh};
  return {command.language == "zh" ? Language::zh : Language::en};
}

// What is wrong with the clauses that are asked for: each must be in one of the policies.
std::string clause_mistake(const ExplainCommand& command,
                           const std::vector<LoadedPolicy>& policies) {
  for (const std::string& clause : command.clauses) {
    const auto has = [&](const LoadedPolicy& policy) { return has_clause(policy.program, clause); };
    if (std::any_of(policies.begin(), policies.end(), has)) continue;
    std::vector<std::string_view> known;
    for (const LoadedPolicy& policy : policies) {
      for (std::uint32_t i = 0; i < policy.program.clause_count(); ++i) {
        known.push_back(policy.program.clause_id(i));
      }
    }
    const std::string hint = text::suggestion(clause, known);
    return fmt::format("--clause: there is no clause '{}'{}{}", clause, hint.empty() ? "" : "; ",
                       hint);
  }
  return {};
}

ExitCode explain_rules(const ExplainCommand& command, const std::vector<LoadedPolicy>& policies) {
  std::string text;
  for (const LoadedPolicy& policy : policies) {
    const std::string page =
        explain_policy(policy.program, {languages_of(command), command.clauses, page_width()});
    if (!page.empty()) text += (text.empty() ? "" : "\n") + page;
  }
  std::fputs(text.c_str(), stdout);
  return ExitCode::done;
}

// Without --case every argument is a policy, whatever its name; with it, what is none is a log.
ExitCode explain(ExplainCommand& command, bool of_case) {
  if (of_case) {
    move_policies(command.log, command.rules);
  } else {
    command.rules.insert(command.rules.end(), command.log.logs.begin(), command.log.logs.end());
  }
  if (command.rules.empty()) return unusable("no policy is named; --rules FILE names one");
  const auto policies = load_policies(command.rules, command.compile);
  if (!policies) return ExitCode::unusable;
  if (const auto mistake = clause_mistake(command, *policies); !mistake.empty()) {
    return unusable(mistake);
  }
  if (!of_case) return explain_rules(command, *policies);
  return explain_case_of_log(
      {command.log, command.case_key, languages_of(command), command.clauses, page_width()},
      *policies);
}

constexpr std::string_view footer =
    "Examples:\n"
    "  mora explain rules/sigma-after-sales.yaml --lang both\n"
    "  mora explain rules/sigma-after-sales.yaml --clause 2.1 --clause \"3.*\"\n"
    "  mora explain --case SO-1003 --rules rules/sigma-after-sales.yaml log.jsonl\n"
    "\n"
    "Without --case, what the policies demand: all arguments are policies. With it, what happened\n"
    "in the case of that id, and for every rule why it was violated or not, with the arithmetic "
    "of\n"
    "due times and fines; the other options say how the log is read.";

}  // namespace

void define_explain(CLI::App& app, ExitCode& result) {
  CLI::App* command =
      app.add_subcommand("explain", "Say in words what policies demand, or what became of a case");
  auto options = std::make_shared<ExplainCommand>();
  CLI::Option* of_case =
      command->add_option("--case", options->case_key, "Explain the case of this id in a log")
          ->option_text("ID");
  add_rules(*command, options->rules)->option_text("RULES...");
  add_include_from(*command, options->compile);
  define_log_options(*command, options->log);
  command->add_option("--clause", options->clauses, "Only this clause; \"2.*\" is all below 2")
      ->allow_extra_args(false)
      ->option_text("ID");
  add_choice(*command, "--lang", options->language, "LANGUAGE", "Language", {"en", "zh", "both"});
  command->footer(std::string(footer));
  command->callback(
      [options, of_case, &result] { result = explain(*options, of_case->count() > 0); });
}

}  // namespace mora::cli
