// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inference: a log in, the draft of a policy for it out: which events there are, which fields they
// have, what the log calls time, type and case. Threads: one survey belongs to one thread.
// Ownership: owns all that it keeps; that grows with the event types and their fields, and by some
// bytes with each case.

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mora/replay.hpp"

namespace mora::inline v0 {

struct PolicyDraft {
  std::string text;  // a policy that compiles, in the canonical layout, with comments that say why
  std::string mistake;        // why there is none; empty if there is one
  std::uint64_t events = 0;   // that were read
  std::uint64_t refused = 0;  // lines that are no event for their form alone
};

class LogSurvey {
 public:
  // `source` says what is not to be guessed: the columns of time, type, case and by.
  explicit LogSurvey(std::vector<SourceName> source = {});
  LogSurvey(const LogSurvey&) = delete;
  LogSurvey& operator=(const LogSurvey&) = delete;
  ~LogSurvey();

  // Reads a log to its end, or goes on with a further file of it; `format` is one of
  // reader_formats(). The number of the last line.
  std::uint64_t read(std::string_view format, std::istream& input, std::uint64_t first_line = 1);
  // Why not all of it could be read; empty if it could.
  [[nodiscard]] std::string_view failure() const;
  // `log` is what the draft is named after: "desk.jsonl.zst" gives the policy "desk".
  [[nodiscard]] PolicyDraft draft(std::string_view log);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mora::inline v0
