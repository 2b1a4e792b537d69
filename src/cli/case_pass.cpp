// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/case_pass.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <span>

#include <fmt/format.h>

#include "mora/case_record.hpp"
#include "mora/monitor.hpp"
#include "mora/status.hpp"

#include "cli/log_input.hpp"
#include "cli/log_pass.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {
namespace {

// One policy with the record of the case.
class CaseRun {
 public:
  CaseRun(const Program& program, const std::string& case_key, const TimeLimits& limits)
      : limits_(limits),
        record_(program, case_key),
        monitor_(program, record_.sink(), {limits.lateness}) {}

  // Why the line is rejected; empty if it is not. An unknown type is the caller's to judge.
  [[nodiscard]] std::string take(const ReadResult& result) {
    const Program& program = record_.program();
    if (result.outcome != ReadOutcome::event) return rejection_of(result, program);
    if (is_later(result.event, program, limits_.as_of)) return {};
    const Status status = monitor_.push(result.event);
    if (status == Status::duplicate) return {};
    if (!ok(status)) return std::string(describe(status));
    record_.add(result.event);
    return {};
  }

  void finish() {
    monitor_.finish(limits_.as_of);
    if (limits_.as_of) record_.end(*limits_.as_of);
  }

  [[nodiscard]] const CaseRecord& record() const { return record_; }

 private:
  TimeLimits limits_;
  CaseRecord record_;
  Monitor<CaseRecord::Sink> monitor_;
};

class CasePass {
 public:
  CasePass(const CasePassOptions& options, const std::vector<LoadedPolicy>& policies)
      : options_(options),
        policies_(policies),
        input_(options.log.logs),
        pass_(input_, options.log.log_format),
        progress_(is_terminal(error_fd), input_.total_bytes()),
        rejections_(progress_) {}

  [[nodiscard]] ExitCode run() {
    if (!start()) return ExitCode::unusable;
    pass_.before_read([this] { progress_.update(input_.bytes()); });
    pass_.run([this](std::span<const ReadResult> results) {
      take_line(results);
      return true;
    });
    progress_.clear();
    rejections_.finish();
    if (!pass_.failure().empty()) return unusable(pass_.failure());
    return finish();
  }

 private:
  bool start() {
    if (!can_be_read(input_)) return false;
    const std::string mistake = start_pass(
        pass_, options_.log, policies_, [&](const Program& program, const TimeLimits& limits) {
          runs_.push_back(std::make_unique<CaseRun>(program, options_.case_key, limits));
        });
    if (!mistake.empty()) unusable(mistake);
    return mistake.empty();
  }

  void take_line(std::span<const ReadResult> results) {
    for_each_taker(results, [&](std::size_t i) {
      const std::string reason = runs_[i]->take(results[i]);
      if (reason.empty()) return;
      const std::string_view policy =
          runs_.size() == 1 ? "" : runs_[i]->record().program().policy();
      rejections_.add(input_.place(results[i].line), policy, reason);
    });
  }

  [[nodiscard]] ExitCode finish() {
    std::string text;
    for (const auto& run : runs_) {
      run->finish();
      for (const Language language : options_.languages) {
        const std::string page =
            explain_case(run->record(), {language, options_.clauses, options_.width});
        if (page.empty()) continue;
        text += (text.empty() ? "" : "\n") + page;
      }
    }
    if (text.empty()) {
      return unusable(fmt::format("the log has no event whose {} is '{}'",
                                  fmt::join(key_fields(), " or "), options_.case_key));
    }
    std::fputs(text.c_str(), stdout);
    return rejections_.count() > 0 ? ExitCode::rejected : ExitCode::done;
  }

  // What cases go by, each once.
  [[nodiscard]] std::vector<std::string_view> key_fields() const {
    std::vector<std::string_view> fields;
    for (const auto& run : runs_) {
      for (const std::string_view field : run->record().key_fields()) {
        if (std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
      }
    }
    return fields;
  }

  const CasePassOptions& options_;
  const std::vector<LoadedPolicy>& policies_;
  LogInput input_;
  LogPass pass_;
  ProgressBar progress_;
  RejectionLog rejections_;
  std::vector<std::unique_ptr<CaseRun>> runs_;
};

}  // namespace

ExitCode explain_case_of_log(const CasePassOptions& options,
                             const std::vector<LoadedPolicy>& policies) {
  return CasePass(options, policies).run();
}

}  // namespace mora::cli
