// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CsvRow: one row of CSV as cells, by RFC 4180 with a delimiter of choice. It knows no columns.
// Threads: one owner. Ownership: cells are views into the text that was split, or into the row
// where quotes had to be taken out; they live until the next split().

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mora::replay {

struct CsvCell {
  std::string_view text;  // without its quotes
  bool quoted = false;
};

enum class CsvFault : std::uint8_t {
  none,
  open_quote,         // the text ends within quotes
  text_behind_quote,  // there is more between a closing quote and the delimiter
  quote_in_cell       // in a cell that does not begin with one
};

class CsvRow {
 public:
  [[nodiscard]] CsvFault split(std::string_view text, char delimiter);
  // After a fault: those before it.
  [[nodiscard]] std::span<const CsvCell> cells() const { return cells_; }

 private:
  CsvFault take_cell(std::string_view& rest, char delimiter);
  CsvFault take_quoted(std::string_view& rest, char delimiter);

  std::vector<CsvCell> cells_;
  std::string texts_;  // of cells with doubled quotes
};

// The comma, semicolon or tab that is most frequent in the line, outside quotes; of equals the
// first of these.
[[nodiscard]] char csv_delimiter(std::string_view line);

}  // namespace mora::replay
