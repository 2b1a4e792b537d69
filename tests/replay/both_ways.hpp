// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A log as its reader gives it, and as it does where no line goes the fast way.

#include <cstddef>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "mora/replay.hpp"

#include "replay/vocabulary.hpp"

namespace mora::test {

// `at_once`: as many lines as a call may give.
inline std::vector<std::string> read_all(std::string_view format, const Program& program,
                                         const std::string& log, std::size_t at_once,
                                         const ReadOptions& options = {}) {
  std::istringstream input(log);
  const std::unique_ptr<EventReader> reader = make_reader(format, program, input, options);
  std::vector<ReadResult> lines(at_once);
  std::vector<std::string> results;
  for (;;) {
    const std::size_t count = reader->read(lines);
    for (std::size_t i = 0; i < count; ++i) {
      if (lines[i].outcome == ReadOutcome::end) return results;
      results.push_back(dump(lines[i], program));
    }
  }
}

// Of a log that is not long: beside a line that is not UTF-8 all go the slow way.
inline std::vector<std::string> read_slowly(std::string_view format, const Program& program,
                                            const std::string& log,
                                            const ReadOptions& options = {}) {
  std::vector<std::string> results = read_all(format, program, log + "\xFF\n", 1, options);
  results.pop_back();
  return results;
}

}  // namespace mora::test
