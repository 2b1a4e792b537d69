// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Replay: logs in. A reader turns text into events of a program, one at a time; bad lines come out
// as rejections with their line and reason, and the reader goes on. A log that may be compressed
// goes through a LogStream (log_stream.hpp) first. Threads: one reader belongs to one thread.
// Ownership: see EventReader::next; a reader's stream must outlive it.

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

enum class ReadOutcome : std::uint8_t {
  event,         // `event` is set
  rejected,      // a bad line: `reason` says why
  unknown_type,  // the type is not in the program's vocabulary; `reason` names it
  unreadable,    // nothing of the log can be read from here on: `reason` says why; the end follows
  end            // no more lines
};

// What a reader made of a line. Views live until its next call.
struct ReadResult {
  ReadOutcome outcome = ReadOutcome::end;
  Event event;
  std::uint64_t line = 0;  // from 1; of several lines, the first; at the end, the last one
  std::string_view reason;
};

class EventReader {
 public:
  virtual ~EventReader() = default;
  [[nodiscard]] virtual ReadResult next() = 0;
  // Fills the front of `results`, which has room for one at least, with what next() would return in
  // turn, and returns how many there are: one or more, as far as they can be had without waiting
  // for more of the log. What is no line (end, unreadable) comes alone.
  [[nodiscard]] virtual std::size_t read(std::span<ReadResult> results) {
    results[0] = next();
    return 1;
  }
  // Bytes of text consumed so far, for progress.
  [[nodiscard]] virtual std::uint64_t position() const = 0;
};

// What a log calls something: `field` is `time`, `type`, `case` (the case key, for which its own
// name does as well), `by` or a field that an event declares. In JSON a column may be a dotted path
// into nested objects ("a.b": {"a": {"b": ...}}); the literal key "a.b" means the same.
struct SourceName {
  std::string field;
  std::string column;
};

// How many bytes a line may have where nobody says.
inline constexpr std::size_t default_max_line = 16'000'000;

// How many bytes a field may have where nobody says.
inline constexpr std::size_t default_max_field = 1'000'000;

struct ReadOptions {
  std::uint64_t first_line = 1;    // the number of the first line
  std::vector<SourceName> source;  // wins over the policy's own `source`, name by name
  // How many bytes a line may have, without its end. A longer one is rejected, and takes no more
  // memory than this.
  std::size_t max_line = default_max_line;
  // How many bytes the text of a declared field, the type or a list's items together may have. An
  // event with a longer one is rejected.
  std::size_t max_field = default_max_field;
};

// What is wrong with a SourceName: that no event of the program has such a field, with a suggestion
// where there is one. Empty if nothing is. Readers pass over names that are wrong.
[[nodiscard]] std::string source_mistake(const Program& program, const SourceName& name);

// JSON Lines. Blank lines are passed over.
[[nodiscard]] std::unique_ptr<EventReader> read_json_lines(const Program& program,
                                                           std::istream& input,
                                                           const ReadOptions& options = {});

// CSV as in RFC 4180, under a line with the names of the columns. They are set apart by commas,
// semicolons or tabs: by what is most frequent in that line.
[[nodiscard]] std::unique_ptr<EventReader> read_csv(const Program& program, std::istream& input,
                                                    const ReadOptions& options = {});

// "jsonl", "csv".
[[nodiscard]] std::span<const std::string_view> reader_formats();
// Null for a format that does not exist.
[[nodiscard]] std::unique_ptr<EventReader> make_reader(std::string_view format,
                                                       const Program& program, std::istream& input,
                                                       const ReadOptions& options = {});
// The format that a file's name tells ("log.csv.zst": "csv"); empty if it tells none.
[[nodiscard]] std::string_view reader_format_of(std::string_view file_name);

}  // namespace mora::inline v0
