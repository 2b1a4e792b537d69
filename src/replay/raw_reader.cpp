// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/raw_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include "replay/csv_rows.hpp"
#include "replay/json_scanner.hpp"
#include "replay/line_buffer.hpp"

namespace mora::replay {
namespace {

// Logs whose keys are values ("2026-03-02": ...) have no end of them.
constexpr std::size_t most_columns = 4096;

// Takes all that a line has.
class RawRecord {
 public:
  explicit RawRecord(LogColumns& columns) : columns_(columns) {}

  void clear() {
    fields_.clear();
    items_.clear();
  }
  [[nodiscard]] LogColumns::Id find(LogColumns::Id parent, std::string_view key) {
    return columns_.find(parent, key);
  }
  void set(LogColumns::Id column, const RawValue& value) { fields_.push_back({column, value}); }
  void add_item(const RawValue& item) { items_.push_back(item); }
  [[nodiscard]] std::uint32_t item_count() const {
    return static_cast<std::uint32_t>(items_.size());
  }
  [[nodiscard]] std::span<const RawField> fields() const { return fields_; }
  [[nodiscard]] std::span<const RawValue> items() const { return items_; }

 private:
  LogColumns& columns_;
  std::vector<RawField> fields_;
  std::vector<RawValue> items_;
};

class RawJsonLines final : public RawReader {
 public:
  RawJsonLines(std::istream& input, std::uint64_t first_line, LogColumns& columns)
      : lines_(input, simdjson::SIMDJSON_PADDING, first_line), record_(columns) {}

  [[nodiscard]] RawOutcome next() override {
    auto line = lines_.next();
    while (line && is_blank(*line)) line = lines_.next();
    if (!line) return end();
    record_.clear();
    reason_ = lines_.is_cut() ? lines_.explain_cut() : scanner_.scan(*line);
    return reason_.empty() ? RawOutcome::event : RawOutcome::refused;
  }
  [[nodiscard]] std::span<const RawField> fields() const override { return record_.fields(); }
  [[nodiscard]] std::span<const RawValue> items() const override { return record_.items(); }
  [[nodiscard]] std::string_view reason() const override { return reason_; }
  [[nodiscard]] std::uint64_t line() const override { return lines_.line(); }

 private:
  RawOutcome end() {
    const ReadResult result = lines_.end();
    reason_ = result.reason;
    return result.outcome == ReadOutcome::end ? RawOutcome::end : RawOutcome::unreadable;
  }

  LineBuffer lines_;
  RawRecord record_;
  JsonScanner<RawRecord> scanner_{record_};
  std::string reason_;
};

class RawCsv final : public RawReader {
 public:
  RawCsv(std::istream& input, std::uint64_t first_line, LogColumns& columns)
      : rows_(input, first_line), columns_(columns) {}

  [[nodiscard]] RawOutcome next() override {
    const RowOutcome outcome = rows_.next();
    if (outcome == RowOutcome::end) return end();
    reason_ = outcome == RowOutcome::faulty ? rows_.reason() : "";
    if (!has_header_) {
      has_header_ = true;
      if (outcome == RowOutcome::faulty) return RawOutcome::unreadable;
      for (const CsvCell& cell : rows_.cells()) {
        header_.push_back(columns_.find(FieldMap::root, cell.text));
      }
      return next();
    }
    if (outcome == RowOutcome::faulty) return RawOutcome::refused;
    return take_row() ? RawOutcome::event : RawOutcome::refused;
  }
  [[nodiscard]] std::span<const RawField> fields() const override { return fields_; }
  [[nodiscard]] std::span<const RawValue> items() const override { return {}; }
  [[nodiscard]] std::string_view reason() const override { return reason_; }
  [[nodiscard]] std::uint64_t line() const override { return rows_.line(); }

 private:
  bool take_row() {
    const std::span<const CsvCell> cells = rows_.cells();
    if (cells.size() != header_.size()) {
      reason_ = fmt::format("the row has another number of cells ({}) than the header ({})",
                            cells.size(), header_.size());
      rows_.refuse(reason_);
      return false;
    }
    fields_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (header_[i] != FieldMap::none) fields_.push_back({header_[i], raw_value(cells[i])});
    }
    return true;
  }

  RawOutcome end() {
    const ReadResult result = rows_.end();
    reason_ = result.reason;
    return result.outcome == ReadOutcome::end ? RawOutcome::end : RawOutcome::unreadable;
  }

  CsvRows rows_;
  LogColumns& columns_;
  std::vector<LogColumns::Id> header_;
  std::vector<RawField> fields_;
  bool has_header_ = false;
  std::string reason_;
};

}  // namespace

LogColumns::Id LogColumns::find(Id parent, std::string_view key) {
  path_ = paths_[parent];
  if (parent != FieldMap::root) {
    if (key.find('.') != std::string_view::npos) return FieldMap::none;
    path_ += '.';
  }
  path_ += key;
  const auto found = ids_.find(std::string_view(path_));
  if (found != ids_.end()) return found->second;
  if (paths_.size() >= most_columns || path_.empty()) return FieldMap::none;
  const auto id = static_cast<Id>(paths_.size());
  paths_.push_back(path_);
  ids_.emplace(path_, id);
  return id;
}

std::unique_ptr<RawReader> make_raw_reader(std::string_view format, std::istream& input,
                                           std::uint64_t first_line, LogColumns& columns) {
  if (format == "jsonl") return std::make_unique<RawJsonLines>(input, first_line, columns);
  if (format == "csv") return std::make_unique<RawCsv>(input, first_line, columns);
  return nullptr;
}

}  // namespace mora::replay
