// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// CSV: a line with the names of the columns, then one event a row. A row may go on over several
// lines within quotes. After a row that is not as it should be, reading goes on behind its first
// line: if a quote was opened by mistake, the lines behind it are rows of their own.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "mora/replay.hpp"

#include "replay/csv_row.hpp"
#include "replay/event_record.hpp"
#include "replay/line_buffer.hpp"

namespace mora {

namespace replay {

namespace {

// How long a row of several lines may be. What is longer has a quote that nobody closed, and need
// not be kept in memory to the end of the log.
constexpr std::size_t longest_row = 1 << 20;
// Of a header with more columns, messages do not list the rest.
constexpr std::size_t most_listed = 12;
constexpr std::size_t padding = 1;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool has_odd_quotes(std::string_view text) {
  return std::count(text.begin(), text.end(), '"') % 2 != 0;
}

RawValue raw_value(const CsvCell& cell) {
  RawValue raw;
  if (cell.text.empty() && !cell.quoted) return raw;
  raw.form = RawForm::cell;
  raw.text = cell.text;
  return raw;
}

class CsvReader final : public EventReader {
 public:
  CsvReader(const Program& program, std::istream& input, const ReadOptions& options)
      : lines_(input, padding, options.first_line), record_(program, options.source) {}

  [[nodiscard]] ReadResult next() override;
  [[nodiscard]] std::uint64_t position() const override { return lines_.position(); }

 private:
  // All of these have set the reason where they return false.
  bool read_header(std::string_view line);
  bool read_columns();
  bool has_column(FieldMap::Id id);
  bool split_row(std::string_view line);
  bool fail(std::string reason);

  [[nodiscard]] ReadResult read_row(std::string_view line);
  [[nodiscard]] std::string_view whole_row(std::string_view line);
  [[nodiscard]] ReadResult refuse(ReadOutcome outcome) const;
  [[nodiscard]] std::string explain(CsvFault fault) const;
  [[nodiscard]] std::string listed_columns() const;

  LineBuffer lines_;
  EventRecord record_;
  CsvRow row_;
  char delimiter_ = ',';
  std::vector<FieldMap::Id> columns_;  // none where no event has such a field
  bool has_header_ = false;
  bool ended_ = false;
  std::string reason_;
};

ReadResult CsvReader::next() {
  while (!ended_) {
    const std::optional<std::string_view> line = lines_.next();
    if (!line) break;
    if (is_blank(*line)) continue;
    if (has_header_) return read_row(*line);
    if (read_header(*line)) continue;
    ended_ = true;
    return refuse(ReadOutcome::unreadable);
  }
  return lines_.end();
}

ReadResult CsvReader::refuse(ReadOutcome outcome) const {
  ReadResult result;
  result.outcome = outcome;
  result.line = lines_.line();
  result.event.line = result.line;
  result.reason = reason_;
  return result;
}

bool CsvReader::fail(std::string reason) {
  reason_ = std::move(reason);
  return false;
}

bool CsvReader::read_header(std::string_view line) {
  has_header_ = true;
  delimiter_ = csv_delimiter(line);
  return split_row(line) && read_columns();
}

bool CsvReader::read_columns() {
  for (const CsvCell& cell : row_.cells()) {
    const FieldMap::Id id = record_.names().find(FieldMap::root, cell.text);
    if (id != FieldMap::none && std::find(columns_.begin(), columns_.end(), id) != columns_.end()) {
      return fail(fmt::format("the header names the column '{}' twice", cell.text));
    }
    columns_.push_back(id);
  }
  return has_column(record_.names().time()) && has_column(record_.names().type()) &&
         has_column(record_.names().key());
}

bool CsvReader::has_column(FieldMap::Id id) {
  if (std::find(columns_.begin(), columns_.end(), id) != columns_.end()) return true;
  return fail(
      fmt::format("the header has no column '{}', only {}; 'source' says what a log calls it",
                  record_.names().name(id), listed_columns()));
}

std::string CsvReader::listed_columns() const {
  std::string list;
  const std::span<const CsvCell> cells = row_.cells();
  for (std::size_t i = 0; i < std::min(cells.size(), most_listed); ++i) {
    RawValue name;
    name.form = RawForm::text;
    name.text = cells[i].text;
    list += (list.empty() ? "" : ", ") + describe(name);
  }
  return cells.size() > most_listed ? list + ", …" : list;
}

ReadResult CsvReader::read_row(std::string_view line) {
  if (!split_row(line)) {
    lines_.retreat();
    return refuse(ReadOutcome::rejected);
  }
  const std::span<const CsvCell> cells = row_.cells();
  if (cells.size() != columns_.size()) {
    lines_.retreat();
    reason_ = fmt::format("the row has {} {}, the header {}", cells.size(),
                          cells.size() == 1 ? "cell" : "cells", columns_.size());
    return refuse(ReadOutcome::rejected);
  }
  record_.clear();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns_[i] != FieldMap::none) record_.set(columns_[i], raw_value(cells[i]));
  }
  return record_.finish(lines_.line());
}

bool CsvReader::split_row(std::string_view line) {
  CsvFault fault = row_.split(line, delimiter_);
  if (fault == CsvFault::open_quote) {
    // Whatever the lines behind it make of it, if anything is wrong it is this quote.
    std::string reason = explain(fault);
    line = whole_row(line);
    fault = row_.split(line, delimiter_);
    if (fault != CsvFault::none) return fail(std::move(reason));
  }
  if (fault != CsvFault::none) return fail(explain(fault));
  if (!simdjson::validate_utf8(line.data(), line.size())) return fail("the line is not UTF-8");
  return true;
}

// The row that begins with this line: lines are added until every quote is closed, or they are too
// many. A row's last line has an odd number of quotes, the lines before it have not.
std::string_view CsvReader::whole_row(std::string_view line) {
  while (line.size() <= longest_row) {
    const std::size_t size = line.size();
    const std::optional<std::string_view> longer = lines_.extend();
    if (!longer) break;
    line = *longer;
    if (has_odd_quotes(line.substr(size))) break;
  }
  return line;
}

std::string CsvReader::explain(CsvFault fault) const {
  const std::size_t cell = row_.cells().size() + 1;
  switch (fault) {
    case CsvFault::open_quote:
      return fmt::format("the quote that opens cell {} is not closed", cell);
    case CsvFault::text_behind_quote:
      return fmt::format("cell {} goes on behind its closing quote", cell);
    case CsvFault::quote_in_cell:
      return fmt::format("a quote stands in cell {}, which does not begin with one", cell);
    case CsvFault::none: break;
  }
  return {};
}

}  // namespace

}  // namespace replay

inline namespace v0 {

std::unique_ptr<EventReader> read_csv(const Program& program, std::istream& input,
                                      const ReadOptions& options) {
  return std::make_unique<replay::CsvReader>(program, input, options);
}

}  // namespace v0

}  // namespace mora
