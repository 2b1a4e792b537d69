// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora test: runs the tests of policies.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/case_file.hpp"
#include "mora/junit.hpp"

#include "cli/commands.hpp"
#include "cli/include_option.hpp"
#include "cli/output_file.hpp"
#include "cli/test_boundaries.hpp"
#include "cli/test_files.hpp"

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

struct TestOptions {
  std::vector<std::string> paths;
  CompileOptions compile;
  std::string junit;
  std::string boundaries;  // a clause
  std::string output;
  bool coverage = false;
  std::uint64_t min = 0;  // percent
  bool verbose = false;
};

std::string indented(std::string_view text, std::string_view indent) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result.append(indent).append(text.substr(0, end)).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

void print_case(const CaseFileResult& file, const CaseResult& result, bool verbose) {
  switch (result.outcome) {
    case CaseOutcome::passed:
      if (verbose) fmt::print("  passed  {}\n", result.name);
      return;
    case CaseOutcome::failed:
      fmt::print("  FAILED  {} ({}:{})\n", result.name, file.path, result.line);
      fmt::print("{}", indented(result.message, "    "));
      return;
    case CaseOutcome::broken:
      // What is wrong with the policy is said once, below.
      if (!file.policy_messages.empty()) return;
      fmt::print("  BROKEN  {} ({}:{})\n", result.name, file.path, result.line);
      return;
  }
}

void print_file(const CaseFileResult& file, bool verbose) {
  const std::size_t passed = file.count(CaseOutcome::passed);
  fmt::print("{}: {} of {} passed\n", file.path, passed, file.cases.size());
  for (const CaseResult& result : file.cases) print_case(file, result, verbose);
  fmt::print("{}", file.messages());
}

void print_totals(const std::vector<CaseFileResult>& files) {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t broken = 0;
  for (const CaseFileResult& file : files) {
    passed += file.count(CaseOutcome::passed);
    failed += file.count(CaseOutcome::failed);
    broken += file.count(CaseOutcome::broken);
  }
  const std::size_t cases = passed + failed + broken;
  fmt::print("{} {} in {} {}: {} passed, {} failed", cases, cases == 1 ? "case" : "cases",
             files.size(), files.size() == 1 ? "file" : "files", passed, failed);
  if (broken > 0) fmt::print(", {} could not be run", broken);
  fmt::print("\n");
}

ExitCode outcome_of(const std::vector<CaseFileResult>& files) {
  ExitCode result = ExitCode::done;
  for (const CaseFileResult& file : files) {
    if (file.broken() || file.count(CaseOutcome::broken) > 0) return ExitCode::unusable;
    if (!file.passed()) result = ExitCode::failed;
  }
  return result;
}

bool is_enough(const CoverageShare& share, std::uint64_t min) {
  if (share.shown * 100 >= min * share.possible) return true;
  std::fflush(stdout);  // behind the table, also where both go to one file
  fmt::print(stderr, "mora: coverage is {} %, less than {} %\n", share.percent(), min);
  return false;
}

ExitCode boundaries(const TestOptions& options) {
  if (options.paths.size() == 1) {
    return write_boundaries(options.boundaries, options.paths.front(), options.output,
                            options.compile);
  }
  return unusable("--boundaries takes one policy: mora test --boundaries 2.1 POLICY.yaml");
}

ExitCode test(TestOptions options) {
  if (!options.boundaries.empty()) return boundaries(options);
  if (options.paths.empty()) options.paths = {fs::is_directory("rules") ? "rules" : "."};
  const auto paths = find_test_files(options.paths);
  if (paths.empty()) {
    return unusable(fmt::format("no *.test.yaml in {}", fmt::join(options.paths, ", ")));
  }
  OutputFile junit;
  if (!options.junit.empty()) {
    if (const std::string path = overwritten(options.junit, paths); !path.empty()) {
      return unusable(fmt::format("--junit would overwrite {}", path));
    }
    if (!junit.open(options.junit)) return unusable(junit.failure());
  }
  std::vector<CaseFileResult> files;
  Coverage coverage;
  for (const std::string& path : paths) {
    files.push_back(run_case_file(path, options.coverage ? &coverage : nullptr, options.compile));
    print_file(files.back(), options.verbose);
  }
  print_totals(files);
  if (options.coverage) fmt::print("\n{}", coverage_text(coverage));
  if (!options.junit.empty()) junit.stream() << junit_xml(files) << std::flush;
  if (junit.failed()) return unusable(junit.failure());
  const ExitCode outcome = outcome_of(files);
  if (outcome != ExitCode::done || !options.coverage) return outcome;
  return is_enough(coverage.share(), options.min) ? ExitCode::done : ExitCode::failed;
}

}  // namespace

void define_test(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("test", "Run the tests of policies");
  auto options = std::make_shared<TestOptions>();
  command
      ->add_option("PATH", options->paths,
                   "Test files, or folders with *.test.yaml or *.case.yaml below them.\n"
                   "Default: the folder rules, else the current one")
      ->type_name("");
  add_include_from(*command, options->compile);
  command->add_flag("--coverage", options->coverage,
                    "Say what the cases show of each rule, and what no case shows");
  command
      ->add_option("--min", options->min,
                   "Exit with 1 if the cases show less than PERCENT of what the rules can show")
      ->check(CLI::Range(0, 100))
      ->needs("--coverage")
      ->option_text("PERCENT");
  command
      ->add_option("--junit", options->junit,
                   "Write the results to FILE as JUnit XML, for build servers")
      ->option_text("FILE");
  command
      ->add_option(
          "--boundaries", options->boundaries,
          "Run nothing, but write cases at the boundaries of a clause of the policy PATH,\n"
          "as 2.1, 2.* or * for all, ready to be confirmed")
      ->option_text("CLAUSE");
  command
      ->add_option("-o,--output", options->output,
                   "Write the boundary cases to FILE, not to standard output")
      ->needs("--boundaries")
      ->option_text("FILE");
  command->add_flag("-v,--verbose", options->verbose, "Name the cases that pass too");
  command->footer(
      fmt::format("A test file names a policy and lists events and the findings that must come of "
                  "them.\nOnly what a case lists of a finding is compared.\n\n{}",
                  exit_code_help));
  command->callback([options, &result] { result = test(*options); });
}

}  // namespace mora::cli
