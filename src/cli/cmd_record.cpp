// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora record: a case of a log as a test file, names replaced.

#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/case_recorder.hpp"
#include "mora/status.hpp"

#include "cli/commands.hpp"
#include "cli/include_option.hpp"
#include "cli/log_input.hpp"
#include "cli/log_options.hpp"
#include "cli/log_pass.hpp"
#include "cli/output_file.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/source_option.hpp"
#include "cli/terminal.hpp"
#include "cli/test_files.hpp"

namespace mora::cli {
namespace {

struct RecordCommand {
  std::vector<std::string> rules;
  CompileOptions compile;
  LogOptions log;
  std::string case_id;
  std::vector<std::string> keep;
  std::string output;
};

// The first mistake in the options, as far as the policy shows it; empty if there is none.
std::string mistake_in(const RecordCommand& command, const CaseRecorder& recorder,
                       const SourceOption& source, const TimeLimits& limits) {
  if (!source.mistake.empty()) return "--source: " + source.mistake;
  if (!limits.mistake.empty()) return limits.mistake;
  for (const std::string& field : command.keep) {
    if (const std::string mistake = recorder.keep_mistake(field); !mistake.empty()) {
      return "--keep: " + mistake;
    }
  }
  return would_overwrite(command.output);
}

class Recording {
 public:
  explicit Recording(const RecordCommand& command)
      : command_(command),
        recorder_(command.rules.front(), command.compile),
        input_(command.log.logs),
        pass_(input_, command.log.log_format),
        progress_(is_terminal(error_fd) && !is_terminal(output_fd), input_.total_bytes()),
        rejections_(progress_) {}

  [[nodiscard]] ExitCode run() {
    fmt::print(stderr, "{}", recorder_.messages());
    if (!recorder_.program() || !start()) return ExitCode::unusable;
    pass_.before_read([this] { progress_.update(input_.bytes()); });
    pass_.run([this](std::span<const ReadResult> results) {
      take(results.front());
      return true;
    });
    progress_.clear();
    rejections_.finish();
    if (!pass_.failure().empty()) return unusable(pass_.failure());
    return write(recorder_.finish());
  }

 private:
  bool start() {
    if (!can_be_read(input_)) return false;
    const Program& program = recorder_.program();
    const SourceOption source =
        read_source_option(command_.log.source, {{command_.rules.front(), program, {}}});
    const TimeLimits limits = read_time_limits(command_.log, program);
    const std::string mistake = mistake_in(command_, recorder_, source, limits);
    if (!mistake.empty()) {
      unusable(mistake);
      return false;
    }
    pass_.add(program, source.names);
    recorder_.start({command_.case_id, path_from(command_.output, command_.rules.front()),
                     command_.keep, limits.as_of, limits.lateness});
    return true;
  }

  void take(const ReadResult& result) {
    if (result.outcome == ReadOutcome::event) {
      const Status status = recorder_.push(result.event);
      if (!ok(status) && status != Status::duplicate) reject(result.line, describe(status));
      return;
    }
    const std::string reason = rejection_of(result, recorder_.program());
    if (!reason.empty()) reject(result.line, reason);
  }

  void reject(std::uint64_t line, std::string_view reason) {
    rejections_.add(input_.place(line), "", reason);
  }

  [[nodiscard]] ExitCode write(const RecordedCase& recorded) {
    if (recorded.text.empty()) {
      return unusable(fmt::format("the log has no event of a case '{}'", command_.case_id));
    }
    if (recorded.differs) {
      fmt::print(stderr,
                 "mora: with the names replaced other findings come: a condition reads names; "
                 "--keep FIELD keeps those of a field\n");
    }
    OutputFile out;
    if (!out.open(command_.output)) return unusable(out.failure());
    out.stream() << recorded.text << std::flush;
    if (out.failed()) return unusable(out.failure());
    return rejections_.count() > 0 ? ExitCode::rejected : ExitCode::done;
  }

  const RecordCommand& command_;
  CaseRecorder recorder_;
  LogInput input_;
  LogPass pass_;
  ProgressBar progress_;
  RejectionLog rejections_;
};

ExitCode record(RecordCommand& command) {
  move_policies(command.log, command.rules);
  if (command.rules.size() != 1) return unusable("mora record takes one policy");
  return Recording(command).run();
}

}  // namespace

void define_record(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("record", "Write a test file from a case of a log");
  auto options = std::make_shared<RecordCommand>();
  command->add_option("--case", options->case_id, "The case: the value of the policy's case key")
      ->required()
      ->option_text("ID REQUIRED");
  command->add_option("-r,--rules", options->rules, "The policy")
      ->required()
      ->allow_extra_args(false)
      ->option_text("RULES REQUIRED");
  add_include_from(*command, options->compile);
  define_log_options(*command, options->log);
  command
      ->add_option("--keep", options->keep,
                   "Keep the texts of FIELD as they are; may be given several times")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->option_text("FIELD,...");
  command->add_option("-o,--output", options->output, "Write the test to FILE")
      ->option_text("FILE");
  command->footer(fmt::format(
      "Persons, case keys and other texts are replaced by neutral ones; texts that conditions "
      "compare\nwith those of the policy stay, as do times, numbers and amounts. What the test "
      "expects is what\nMora says today.\n\n{}",
      exit_code_help));
  command->callback([options, &result] { result = record(*options); });
}

}  // namespace mora::cli
