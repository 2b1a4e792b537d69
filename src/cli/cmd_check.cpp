// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora check: what is wrong with policies, and what is likely to be.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/case_file.hpp"
#include "mora/compile.hpp"

#include "cli/check_report.hpp"
#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/include_option.hpp"
#include "text/suggest.hpp"

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::vector<std::string> paths;
  CompileOptions compile;
  std::string format = "text";
  std::string explained;
  bool strict = false;
};

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// "rules/a.test.yaml" for "rules/a.yaml".
std::string test_path(const std::string& policy) {
  return fs::path(policy).replace_extension(".test.yaml").string();
}

void report_untested(CompileResult& compiled, Span place, std::string message) {
  const Severity severity = info(Code::untested_clause).severity;
  compiled.diagnostics.push_back(
      {Code::untested_clause, severity, place, std::move(message), {}, {}});
}

// Only clauses that have rules can be tested.
std::vector<bool> clauses_with_rules(const Program& program) {
  std::set<std::string_view> ids;
  for (RuleIndex rule = 0; rule < program.rule_count(); ++rule) {
    ids.insert(program.rule(rule).clause);
  }
  std::vector<bool> has_rules;
  for (std::uint32_t clause = 0; clause < program.clause_count(); ++clause) {
    has_rules.push_back(ids.contains(program.clause_id(clause)));
  }
  return has_rules;
}

void check_tests(const std::string& path, CompileResult& compiled) {
  const Program& program = compiled.program;
  if (!program || program.rule_count() == 0) return;
  const std::string tests = test_path(path);
  if (!fs::exists(tests)) {
    report_untested(compiled, compiled.clause_places.front(),
                    fmt::format("no clause is tested: there is no file {}", tests));
    return;
  }
  const std::vector<std::string> tested = tested_clauses(tests);
  const std::vector<bool> has_rules = clauses_with_rules(program);
  for (std::uint32_t clause = 0; clause < program.clause_count(); ++clause) {
    const std::string id(program.clause_id(clause));
    if (!has_rules[clause] || std::binary_search(tested.begin(), tested.end(), id)) continue;
    report_untested(compiled, compiled.clause_places[clause],
                    fmt::format("no case of {} expects a finding of clause {}", tests, id));
  }
}

bool has(const CheckedFile& file, Severity severity) {
  const auto& all = file.compiled.diagnostics;
  return std::any_of(all.begin(), all.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.severity == severity; });
}

void print_text(const std::vector<CheckedFile>& files) {
  for (const CheckedFile& file : files) {
    std::fputs(file.compiled.messages().c_str(), stderr);
  }
  const bool sound = std::all_of(files.begin(), files.end(), [](const CheckedFile& file) {
    return static_cast<bool>(file.compiled);
  });
  if (!sound) return;
  for (const CheckedFile& file : files) {
    const Program& program = file.compiled.program;
    fmt::print("{}: {}: {}, {}\n", file.path, program.policy(),
               counted(program.clause_count(), "clause"), counted(program.rule_count(), "rule"));
  }
}

ExitCode explain(std::string_view wanted) {
  std::vector<std::string_view> ids;
  for (const Code code : all_codes()) {
    const CodeInfo& about = info(code);
    if (wanted == about.id || wanted == about.name) {
      fmt::print("{} ({}): {}\n{}\n", about.id, about.name, about.summary, about.help);
      return ExitCode::done;
    }
    ids.push_back(about.id);
    ids.push_back(about.name);
  }
  const std::string help = text::suggestion(wanted, ids);
  fmt::print(stderr, "mora: there is no message '{}'{}{}\n", wanted, help.empty() ? "" : "; ",
             help);
  return ExitCode::unusable;
}

ExitCode check(const CheckOptions& options) {
  if (!options.explained.empty()) return explain(options.explained);
  std::vector<CheckedFile> files;
  for (const std::string& path : options.paths) {
    files.push_back({path, compile_file(path, options.compile)});
    check_tests(path, files.back().compiled);
  }
  if (options.format == "text") {
    print_text(files);
  } else {
    const auto write = options.format == "json" ? check_json : check_sarif;
    std::fputs(write(files).c_str(), stdout);
  }
  const auto any = [&](Severity severity) {
    return std::any_of(files.begin(), files.end(),
                       [&](const CheckedFile& file) { return has(file, severity); });
  };
  if (any(Severity::error)) return ExitCode::unusable;
  return options.strict && any(Severity::warning) ? ExitCode::failed : ExitCode::done;
}

}  // namespace

void define_check(CLI::App& app, ExitCode& result) {
  CLI::App* command =
      app.add_subcommand("check", "Say what is wrong with policies, and what is likely to be");
  auto options = std::make_shared<CheckOptions>();
  CLI::Option* paths = command->add_option("RULES", options->paths, "Policy files")->type_name("");
  add_choice(*command, "-f,--format", options->format, "FORMAT", "How the messages are written",
             {"text", "json", "sarif"});
  add_include_from(*command, options->compile);
  command->add_flag("--strict", options->strict, "Exit with 1 if there is any warning");
  CLI::Option* explained =
      command
          ->add_option("--explain", options->explained,
                       "Say what the message CODE means, such as M1203, and what to do about it")
          ->option_text("CODE");
  command->callback([=, &result] {
    if (paths->empty() && explained->empty()) throw CLI::RequiredError("RULES");
    result = check(*options);
  });
  command->footer(fmt::format(
      "Reports all mistakes of all files at once, with their places, and warns of what "
      "is likely one:\nnames that nothing uses, rules that nobody can violate or meet, "
      "clauses without a case in\nNAME.test.yaml. Text goes to standard error, JSON and "
      "SARIF to standard output; on success\nthere is a line for each policy: its name "
      "and how many clauses and rules it has.\n\n{}",
      exit_code_help));
}

}  // namespace mora::cli
