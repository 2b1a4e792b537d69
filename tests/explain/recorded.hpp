// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The record of a case of a log in JSON Lines, judged as a host would.

#include <istream>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "mora/case_record.hpp"
#include "mora/monitor.hpp"
#include "mora/replay.hpp"
#include "mora/status.hpp"

namespace mora::test {

inline CaseRecord recorded(const Program& program, std::istream& log, const std::string& case_key,
                           Duration lateness = {}) {
  CaseRecord record(program, case_key);
  Monitor monitor(program, record.sink(), {lateness});
  const auto reader = read_json_lines(program, log);
  for (ReadResult line = reader->next(); line.outcome != ReadOutcome::end; line = reader->next()) {
    EXPECT_EQ(line.outcome, ReadOutcome::event) << line.line << ": " << line.reason;
    if (line.outcome != ReadOutcome::event) continue;
    if (ok(monitor.push(line.event))) record.add(line.event);
  }
  monitor.finish();
  return record;
}

}  // namespace mora::test
