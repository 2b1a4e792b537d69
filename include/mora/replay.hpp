// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Replay: logs in. A reader turns bytes into events of a program, one at a time; bad lines come out
// as rejections with their line and reason, and the reader goes on. Threads: one reader belongs to
// one thread. Ownership: see EventReader::next.

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "mora/event.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

enum class ReadOutcome : std::uint8_t {
  event,         // `event` is set
  rejected,      // a bad line: `reason` says why
  unknown_type,  // the type is not in the program's vocabulary; `reason` names it
  end            // no more lines
};

struct ReadResult {
  ReadOutcome outcome = ReadOutcome::end;
  Event event;              // its views live until the next call
  std::uint64_t line = 0;   // from 1; counts on across the files of one log
  std::string_view reason;  // lives until the next call
};

class EventReader {
 public:
  virtual ~EventReader() = default;
  [[nodiscard]] virtual ReadResult next() = 0;
  // Bytes consumed so far, for progress.
  [[nodiscard]] virtual std::uint64_t position() const = 0;
};

// Reads JSON Lines from `input`, which must outlive the reader. `first_line` is the number of the
// first line. Blank lines are passed over.
[[nodiscard]] std::unique_ptr<EventReader> read_json_lines(const Program& program,
                                                           std::istream& input,
                                                           std::uint64_t first_line = 1);

}  // namespace mora::inline v0
