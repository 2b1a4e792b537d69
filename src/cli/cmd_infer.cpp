// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora infer: a log in, the draft of a policy for it out.

#include <algorithm>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/infer.hpp"
#include "mora/replay.hpp"

#include "cli/commands.hpp"
#include "cli/log_input.hpp"
#include "cli/log_options.hpp"
#include "cli/source_option.hpp"

namespace mora::cli {
namespace {

// What is wrong with the names; a draft has no fields yet that could be named.
std::string mistake_of(const SourceOption& source) {
  if (!source.mistake.empty()) return source.mistake;
  for (const SourceName& name : source.names) {
    constexpr std::string_view known[] = {"time", "type", "case", "by"};
    if (std::find(std::begin(known), std::end(known), name.field) != std::end(known)) continue;
    return fmt::format("'{}' is none of time, type, case and by", name.field);
  }
  return {};
}

// Why the log could not be read to its end; empty if it could.
std::string read(LogInput& input, const LogOptions& options, LogSurvey& survey) {
  std::uint64_t last_line = 0;
  while (input.open_next(last_line)) {
    last_line =
        survey.read(format_of_log(options.log_format, input.path()), input.text(), last_line + 1);
    if (!input.failure().empty()) return input.failure();
    if (!survey.failure().empty()) {
      return fmt::format("{}: {}", input.place(last_line), survey.failure());
    }
  }
  return input.failure();
}

ExitCode infer(const LogOptions& options) {
  const SourceOption source = split_source_option(options.source);
  if (const std::string mistake = mistake_of(source); !mistake.empty()) {
    return unusable("--source: " + mistake);
  }
  LogInput input(options.logs);
  if (!can_be_read(input)) return ExitCode::unusable;
  LogSurvey survey(source.names);
  const std::string failure = read(input, options, survey);
  if (!failure.empty()) return unusable(failure);
  const std::string log = options.logs.empty() ? "-" : options.logs.front();
  const std::string name = log == "-" ? "<stdin>" : log;
  const PolicyDraft draft =
      survey.draft(log == "-" ? "log" : log.substr(log.find_last_of('/') + 1));
  if (!draft.mistake.empty()) return unusable(fmt::format("{}: {}", name, draft.mistake));
  fmt::print("{}", draft.text);
  return ExitCode::done;
}

}  // namespace

void define_infer(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("infer", "Draft a policy for a log");
  auto options = std::make_shared<LogOptions>();
  define_log_files(*command, *options);
  command->footer(
      "Prints a policy that has the events of the log with their fields, what the log calls time,\n"
      "type and case, and comments that say what was guessed and why. It has one clause, without "
      "a\n"
      "rule: the rules are yours.\n"
      "\n"
      "Examples:\n"
      "  mora infer log.jsonl > policy.yaml\n"
      "  mora infer --source time=finished,case=order log.csv.zst > policy.yaml");
  command->callback([options, &result] { result = infer(*options); });
}

}  // namespace mora::cli
