// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// CSV: a row with the names of the columns, then one event a row.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "mora/replay.hpp"

#include "replay/csv_rows.hpp"
#include "replay/event_record.hpp"
#include "replay/missing_column.hpp"

namespace mora {

namespace replay {

namespace {

class CsvReader final : public EventReader {
 public:
  CsvReader(const Program& program, std::istream& input, const ReadOptions& options)
      : rows_(input, options.first_line, options.max_line),
        record_(program, options.source, options.max_field) {}

  [[nodiscard]] ReadResult next() override;
  [[nodiscard]] std::uint64_t position() const override { return rows_.position(); }

 private:
  // All of these have set the reason where they return false.
  bool read_columns();
  bool has_column(FieldMap::Id id);
  bool fail(std::string reason);

  [[nodiscard]] ReadResult read_row();
  [[nodiscard]] ReadResult refuse(ReadOutcome outcome) const;

  CsvRows rows_;
  EventRecord record_;
  std::vector<FieldMap::Id> columns_;  // none where no event has such a field
  bool has_header_ = false;
  bool ended_ = false;
};

ReadResult CsvReader::next() {
  if (ended_) return rows_.end();
  const RowOutcome outcome = rows_.next();
  if (outcome == RowOutcome::end) return rows_.end();
  if (!has_header_) {
    has_header_ = true;
    if (outcome == RowOutcome::row && read_columns()) return next();
    ended_ = true;
    return refuse(ReadOutcome::unreadable);
  }
  return outcome == RowOutcome::row ? read_row() : refuse(ReadOutcome::rejected);
}

ReadResult CsvReader::refuse(ReadOutcome outcome) const {
  ReadResult result;
  result.outcome = outcome;
  result.line = rows_.line();
  result.event.line = result.line;
  result.reason = rows_.reason();
  return result;
}

bool CsvReader::fail(std::string reason) {
  rows_.refuse(std::move(reason));
  return false;
}

bool CsvReader::read_columns() {
  for (const CsvCell& cell : rows_.cells()) {
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
  std::vector<std::string_view> names;
  for (const CsvCell& cell : rows_.cells()) names.push_back(cell.text);
  return fail(missing_column("the header", record_.names().name(id), names));
}

ReadResult CsvReader::read_row() {
  const std::span<const CsvCell> cells = rows_.cells();
  if (cells.size() != columns_.size()) {
    rows_.refuse(fmt::format("the row has {} {}, the header {}", cells.size(),
                             cells.size() == 1 ? "cell" : "cells", columns_.size()));
    return refuse(ReadOutcome::rejected);
  }
  record_.clear();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns_[i] != FieldMap::none) record_.set(columns_[i], raw_value(cells[i]));
  }
  return record_.finish(rows_.line());
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
