// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// CSV: a row with the names of the columns, then one event a row.

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "mora/replay.hpp"

#include "replay/csv_rows.hpp"
#include "replay/event_record.hpp"
#include "replay/missing_column.hpp"
#include "replay/plain_rows.hpp"
#include "replay/two_way_reader.hpp"

namespace mora {

namespace replay {

namespace {

class CsvReader final : public TwoWayReader {
 public:
  CsvReader(const Program& program, std::istream& input, const ReadOptions& options)
      : program_(program),
        rows_(input, options.first_line, options.max_line, PlainRows::padding),
        record_(program, options.source, options.max_field),
        most_fields_(program.schema().max_field_count()),
        most_plain_(std::min(options.max_line, options.max_field)) {}

  [[nodiscard]] std::uint64_t position() const override { return rows_.position(); }

 private:
  // All of these have set the reason where they return false.
  bool read_columns();
  bool has_column(FieldMap::Id id);
  bool fail(std::string reason);

  [[nodiscard]] std::size_t read_fast(std::span<ReadResult> results) override;
  [[nodiscard]] ReadResult read_slowly() override;
  [[nodiscard]] ReadResult read_row();
  [[nodiscard]] ReadResult refuse(ReadOutcome outcome) const;

  Program program_;
  CsvRows rows_;
  EventRecord record_;
  std::vector<FieldMap::Id> columns_;  // none where no event has such a field
  std::optional<PlainRows> plain_;     // once the columns are known
  std::vector<Value> values_;          // of the events that read_fast() gave
  std::uint32_t most_fields_;
  std::size_t most_plain_;  // no cell of a row that is no longer can be too long
  bool has_header_ = false;
  bool ended_ = false;
};

std::size_t CsvReader::read_fast(std::span<ReadResult> results) {
  if (!plain_) return 0;
  const std::string_view lines = rows_.lines_ahead();
  if (lines.empty()) return 0;
  if (values_.size() < results.size() * most_fields_) values_.resize(results.size() * most_fields_);
  plain_->begin(lines.data());
  const char* at = lines.data();
  std::size_t count = 0;
  while (count < results.size() && at != lines.data() + lines.size()) {
    if (!plain_->read(results[count], values_.data() + count * most_fields_)) break;
    if (static_cast<std::size_t>(plain_->row() - at) > most_plain_) break;
    at = plain_->row();
    ++count;
  }
  rows_.pass(static_cast<std::size_t>(at - lines.data()), count);
  for (std::size_t i = 0; i < count; ++i) {
    results[i].line = rows_.line() - count + i + 1;
    results[i].event.line = results[i].line;
  }
  return count;
}

ReadResult CsvReader::read_slowly() {
  if (ended_) return rows_.end();
  const RowOutcome outcome = rows_.next();
  if (outcome == RowOutcome::end) return rows_.end();
  if (!has_header_) {
    has_header_ = true;
    if (outcome == RowOutcome::row && read_columns()) return read_slowly();
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
  if (!has_column(record_.names().time()) || !has_column(record_.names().type()) ||
      !has_column(record_.names().key())) {
    return false;
  }
  plain_.emplace(program_, record_.names(), columns_, rows_.delimiter());
  return true;
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
