// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CsvRows: CSV, row by row: a row may go on over several lines within quotes. After a row that is
// not as it should be, reading goes on behind its first line: if a quote was opened by mistake, the
// lines behind it are rows of their own. It knows no columns. Threads: one owner. Ownership: cells
// live until the next row.

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "replay/csv_row.hpp"
#include "replay/line_buffer.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {

enum class RowOutcome : std::uint8_t { row, faulty, end };

class CsvRows {
 public:
  // `padding`: how many bytes behind the lines ahead their reader may look at.
  CsvRows(std::istream& input, std::uint64_t first_line, std::size_t max_line = default_max_line,
          std::size_t padding = 0);

  // The first row decides by what cells are set apart. Of one that is faulty reason() tells why.
  [[nodiscard]] RowOutcome next();
  [[nodiscard]] std::span<const CsvCell> cells() const { return row_.cells(); }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  // The row that was given last is faulty, too.
  void refuse(std::string reason);

  // Lines with their ends that come next, as far as they are there already, and UTF-8; empty where
  // next() has to find out what comes. They live until next() or pass() has given all of them.
  [[nodiscard]] std::string_view lines_ahead();
  // Gives so many rows, of a line each, as if by next().
  void pass(std::size_t bytes, std::uint64_t rows) { lines_.pass(bytes, rows); }
  // By what cells are set apart; there must have been a row.
  [[nodiscard]] char delimiter() const { return delimiter_; }

  [[nodiscard]] std::uint64_t line() const { return lines_.line(); }
  [[nodiscard]] std::uint64_t position() const { return lines_.position(); }
  // What a reader returns after the last row.
  [[nodiscard]] ReadResult end() { return lines_.end(); }

 private:
  [[nodiscard]] bool split(std::string_view line);
  [[nodiscard]] std::string_view whole_row(std::string_view line);
  [[nodiscard]] std::string explain(CsvFault fault) const;

  LineBuffer lines_;
  CsvRow row_;
  char delimiter_ = '\0';  // none as long as there was no row
  std::string reason_;
  // Positions: up to where the lines ahead have been looked at, and up to where they are not UTF-8.
  std::uint64_t seen_ = 0;
  std::uint64_t spoiled_ = 0;
};

[[nodiscard]] RawValue raw_value(const CsvCell& cell);

}  // namespace mora::replay
