// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora test: runs the tests of policies.

#include <algorithm>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/case_file.hpp"

#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

struct TestOptions {
  std::vector<std::string> paths;
  bool verbose = false;
};

struct Totals {
  std::size_t files = 0;
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t broken = 0;
  bool mistakes = false;  // in a test file or its policy
};

bool is_test_file(const std::string& path) {
  return path.ends_with(".test.yaml") || path.ends_with(".case.yaml");
}

bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name.front() == '.' && name != "..";
}

// Test files below a folder, sorted; hidden folders are passed over.
std::vector<std::string> find_in(const std::string& folder) {
  std::vector<std::string> found;
  const auto options = fs::directory_options::skip_permission_denied;
  for (auto it = fs::recursive_directory_iterator(folder, options);
       it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && is_hidden(it->path())) it.disable_recursion_pending();
    const std::string path = it->path().lexically_normal().string();
    if (it->is_regular_file() && is_test_file(path)) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> find_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    const auto found = find_in(path);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

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

void print_totals(const Totals& totals) {
  const std::size_t cases = totals.passed + totals.failed + totals.broken;
  fmt::print("{} {} in {} {}: {} passed, {} failed", cases, cases == 1 ? "case" : "cases",
             totals.files, totals.files == 1 ? "file" : "files", totals.passed, totals.failed);
  if (totals.broken > 0) fmt::print(", {} could not be run", totals.broken);
  fmt::print("\n");
}

ExitCode test(TestOptions options) {
  if (options.paths.empty()) options.paths = {fs::is_directory("rules") ? "rules" : "."};
  const auto files = find_files(options.paths);
  if (files.empty()) {
    fmt::print(stderr, "mora: no *.test.yaml in {}\n", fmt::join(options.paths, ", "));
    return ExitCode::unusable;
  }
  Totals totals;
  for (const std::string& path : files) {
    const CaseFileResult file = run_case_file(path);
    print_file(file, options.verbose);
    ++totals.files;
    totals.passed += file.count(CaseOutcome::passed);
    totals.failed += file.count(CaseOutcome::failed);
    totals.broken += file.count(CaseOutcome::broken);
    totals.mistakes = totals.mistakes || file.broken();
  }
  print_totals(totals);
  if (totals.mistakes || totals.broken > 0) return ExitCode::unusable;
  return totals.failed > 0 ? ExitCode::failed : ExitCode::done;
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
  command->add_flag("-v,--verbose", options->verbose, "Name the cases that pass too");
  command->footer(
      fmt::format("A test file names a policy and lists events and the findings that must come of "
                  "them.\nOnly what a case lists of a finding is compared.\n\n{}",
                  exit_code_help));
  command->callback([options, &result] { result = test(*options); });
}

}  // namespace mora::cli
