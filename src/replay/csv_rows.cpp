// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/csv_rows.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

namespace mora::replay {
namespace {

// How long a row of several lines may be. What is longer has a quote that nobody closed, and need
// not be kept in memory to the end of the log.
constexpr std::size_t longest_row = 1 << 20;
// Of the lines ahead: what is looked at is still near when it is read.
constexpr std::size_t most_ahead = 64 * 1024;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool has_odd_quotes(std::string_view text) {
  return std::count(text.begin(), text.end(), '"') % 2 != 0;
}

}  // namespace

RawValue raw_value(const CsvCell& cell) {
  RawValue raw;
  if (cell.text.empty() && !cell.quoted) return raw;
  raw.form = RawForm::cell;
  raw.text = cell.text;
  return raw;
}

CsvRows::CsvRows(std::istream& input, std::uint64_t first_line, std::size_t max_line,
                 std::size_t padding)
    : lines_(input, padding + 1, first_line, max_line) {}

RowOutcome CsvRows::next() {
  std::optional<std::string_view> line = lines_.next();
  while (line && is_blank(*line)) line = lines_.next();
  if (!line) return RowOutcome::end;
  if (lines_.is_cut()) {
    reason_ = lines_.explain_cut();
    return RowOutcome::faulty;
  }
  if (delimiter_ == '\0') delimiter_ = csv_delimiter(*line);
  if (split(*line)) return RowOutcome::row;
  lines_.retreat();
  return RowOutcome::faulty;
}

std::string_view CsvRows::lines_ahead() {
  const std::string_view lines = lines_.lines_ahead(most_ahead);
  const std::uint64_t begin = lines_.position();
  const std::uint64_t end = begin + lines.size();
  if (end > seen_) {
    const std::string_view fresh = lines.substr(seen_ > begin ? seen_ - begin : 0);
    if (!simdjson::validate_utf8(fresh.data(), fresh.size())) spoiled_ = end;
    seen_ = end;
  }
  return begin < spoiled_ ? std::string_view() : lines;
}

void CsvRows::refuse(std::string reason) {
  reason_ = std::move(reason);
  lines_.retreat();
}

bool CsvRows::split(std::string_view line) {
  CsvFault fault = row_.split(line, delimiter_);
  if (fault == CsvFault::open_quote) {
    // Whatever the lines behind it make of it, if anything is wrong it is this quote.
    reason_ = explain(fault);
    line = whole_row(line);
    if (row_.split(line, delimiter_) != CsvFault::none) return false;
    fault = CsvFault::none;
  }
  if (fault != CsvFault::none) {
    reason_ = explain(fault);
    return false;
  }
  if (simdjson::validate_utf8(line.data(), line.size())) return true;
  reason_ = "the line is not UTF-8";
  return false;
}

// The row that begins with this line: lines are added until every quote is closed, or they are too
// many. A row's last line has an odd number of quotes, the lines before it have not.
std::string_view CsvRows::whole_row(std::string_view line) {
  while (line.size() <= longest_row) {
    const std::size_t size = line.size();
    const std::optional<std::string_view> longer = lines_.extend();
    if (!longer) break;
    line = *longer;
    if (has_odd_quotes(line.substr(size))) break;
  }
  return line;
}

std::string CsvRows::explain(CsvFault fault) const {
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

}  // namespace mora::replay
