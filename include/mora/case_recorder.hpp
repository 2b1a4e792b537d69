// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseRecorder: one case of a log as a test file, with names replaced: the case's events, what the
// engine says of them today, how many obligations are open at the end.
//
//   mora::CaseRecorder recorder("rules.yaml");
//   recorder.start({.case_id = "SO-1001", .rules = "rules.yaml"});
//   … recorder.push(event) for every event of the log …
//   std::string text = recorder.finish().text;
//
// Persons, case keys and free texts are replaced by neutral ones, equal ones by equal ones; what a
// condition compares with a text of the policy is kept, as are times, numbers and amounts. Threads:
// one owner. Ownership: copies what it keeps of events.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/compile_options.hpp"
#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/status.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

struct RecordOptions {
  // The value of the case key; where no event has it, that of another key that a rule goes by.
  std::string case_id;
  std::string rules;               // what the file calls the policy, relative to where it will lie
  std::vector<std::string> keep;   // fields whose values stay as they are
  std::optional<TimePoint> as_of;  // later events are left out
  Duration lateness;
};

struct RecordedCase {
  std::string text;          // the test file; empty if the log has no event of the case
  std::size_t events = 0;    // in it
  std::size_t rejected = 0;  // events of the case that the engine rejected, which are left out
  // With the names replaced other findings come than with the true ones: a condition looks into
  // names.
  bool differs = false;
};

class CaseRecorder {
 public:
  explicit CaseRecorder(const std::string& policy_path, const CompileOptions& options = {});
  CaseRecorder(const CaseRecorder&) = delete;
  CaseRecorder& operator=(const CaseRecorder&) = delete;
  ~CaseRecorder();

  // Empty if the policy has mistakes; then nothing but messages() may be called.
  [[nodiscard]] const Program& program() const;
  [[nodiscard]] std::string messages() const;
  // What is wrong with a field to keep: that no event has it, with a suggestion. Empty if nothing.
  [[nodiscard]] std::string keep_mistake(std::string_view field) const;

  // Before the first event.
  void start(RecordOptions options);
  // Every event of the log, of other cases too: which are too late depends on all of them.
  Status push(const Event& event);
  // No more comes; called once.
  [[nodiscard]] RecordedCase finish();

 private:
  class Recording;
  std::unique_ptr<Recording> recording_;
};

}  // namespace mora::inline v0
