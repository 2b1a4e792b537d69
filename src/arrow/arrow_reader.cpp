// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Events of a table: an event a row, batch by batch.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "mora/arrow.hpp"
#include "mora/arrow_abi.hpp"

#include "arrow/cell_reader.hpp"
#include "arrow/owner.hpp"
#include "arrow/table_columns.hpp"
#include "replay/convert.hpp"
#include "replay/event_slots.hpp"
#include "replay/field_map.hpp"
#include "replay/refusal.hpp"

namespace mora {

namespace arrow {

namespace {

using replay::EventSlots;
using replay::FieldMap;

// The type that an entry of a dictionary names, where it has been looked up.
constexpr std::int64_t not_looked_up = -2;
constexpr std::int64_t no_type = -1;

class ArrowReader final : public EventReader {
 public:
  ArrowReader(const Program& program, ArrowArrayStream& stream, const ReadOptions& options);

  [[nodiscard]] ReadResult next() override {
    ReadResult result;
    static_cast<void>(read({&result, 1}));
    return result;
  }
  [[nodiscard]] std::size_t read(std::span<ReadResult> results) override;
  [[nodiscard]] std::uint64_t position() const override { return line_ - first_line_; }

 private:
  struct KnownType {
    std::string_view name;  // the program's
    EventType type = 0;
  };

  // A plain column of texts, and whether those of the rows that are being read are all ASCII.
  struct Texts {
    const PlacedColumn* column;
    bool are_ascii = false;
  };

  // What a field of an event type is read from.
  struct Source {
    const PlacedColumn* column;  // null where the table has none
    EventSlots::Slot slot;
    const Texts* texts;  // of a text, as it stands in its column; else null
  };

  [[nodiscard]] std::string prepare();
  // What the stream says of its failure; until it is used again.
  [[nodiscard]] std::string_view last_error();
  void plan_types();
  [[nodiscard]] const Texts* texts_of(FieldMap::Id id) const;
  void look_ahead(std::int64_t end);
  // False at the end, and where the table cannot be read on: `mistake_` is then set.
  bool next_batch();
  void read_row(std::int64_t row, std::span<Value> values, ReadResult& result);
  // False for a row to be rejected, whose reason is then set.
  bool read_event(std::int64_t row, std::span<Value> values, ReadResult& result);
  bool read_time(std::int64_t row, TimePoint& time);
  bool read_plain(std::int64_t row, const Source& source, Value& value);
  bool read_fields(std::int64_t row, std::span<const Source> sources, std::span<Value> values);
  bool require(FieldMap::Id id, std::int64_t row);
  bool judge(FieldMap::Id id, ValueKind wanted, CellOutcome outcome);
  [[nodiscard]] std::optional<EventType> find_type(std::string_view name);
  [[nodiscard]] std::optional<EventType> find_entry_type(std::int64_t entry, std::string_view name);
  [[nodiscard]] ReadResult at_end();

  Program program_;
  FieldMap names_;
  TableColumns columns_;
  CellReader cells_;
  replay::Refusal refusal_;
  std::vector<Texts> texts_;
  const Texts* types_ = nullptr;              // null if they are no plain texts
  std::vector<std::vector<Source>> sources_;  // by event type
  std::vector<std::int64_t> entry_types_;     // of the type column's dictionary
  std::array<KnownType, 4> known_types_;
  std::size_t next_known_ = 0;  // the place of the one that is replaced
  std::vector<Value> values_;   // of all rows that a read() gives
  std::size_t width_;           // so many of them a row

  Owner<ArrowArrayStream> stream_;
  Owner<ArrowArray> batch_;
  std::int64_t row_ = 0;       // the next one of the batch
  bool may_lack_them_ = true;  // a row its time or its type
  std::uint64_t first_line_;
  std::uint64_t line_;  // of the next row
  std::string mistake_;
  bool has_told_ = false;  // of the mistake
};

ArrowReader::ArrowReader(const Program& program, ArrowArrayStream& stream,
                         const ReadOptions& options)
    : program_(program),
      names_(program, options.source),
      columns_(names_),
      cells_(program, options.max_field),
      refusal_(names_, options.max_field),
      width_(program.schema().max_field_count()),
      stream_(stream),
      first_line_(options.first_line),
      line_(options.first_line) {
  mistake_ = prepare();
  if (mistake_.empty()) plan_types();
}

std::string ArrowReader::prepare() {
  Owner<ArrowSchema> schema;
  if (stream_->get_schema(stream_.get(), schema.get()) != 0) {
    return fmt::format("the table's columns cannot be had: {}", last_error());
  }
  return columns_.find(*schema);
}

std::string_view ArrowReader::last_error() {
  const char* const error = stream_->get_last_error(stream_.get());
  return error == nullptr ? "its producer does not say why" : error;
}

void ArrowReader::plan_types() {
  for (FieldMap::Id id = 0; id < names_.size(); ++id) {
    const PlacedColumn* const column = columns_.get(id);
    const bool is_plain =
        column != nullptr && column->stands_alone() && column->column().is_plain_text();
    if (is_plain) texts_.push_back({column});
  }
  types_ = texts_of(names_.type());
  const EventSlots slots(program_, names_);
  for (EventType type = 0; type < program_.schema().event_count(); ++type) {
    sources_.emplace_back();
    for (const EventSlots::Slot& slot : slots.of(type)) {
      const Texts* const texts = slot.kind == ValueKind::string ? texts_of(slot.id) : nullptr;
      sources_.back().push_back({columns_.get(slot.id), slot, texts});
    }
  }
}

// Null if it is no such column.
const ArrowReader::Texts* ArrowReader::texts_of(FieldMap::Id id) const {
  const auto found = std::ranges::find(texts_, columns_.get(id), &Texts::column);
  return found == texts_.end() ? nullptr : &*found;
}

// At the texts of the rows up to `end`: a column of some of them is looked at faster than cell by
// cell.
void ArrowReader::look_ahead(std::int64_t end) {
  for (Texts& texts : texts_) {
    const PlacedColumn& column = *texts.column;
    texts.are_ascii = column.column().are_ascii(column.row(row_), column.row(end));
  }
}

bool ArrowReader::next_batch() {
  batch_.reset();
  row_ = 0;
  if (stream_->get_next(stream_.get(), batch_.get()) != 0) {
    mistake_ = fmt::format("the table cannot be read on: {}", last_error());
    return false;
  }
  if (batch_.empty()) return false;
  columns_.take(*batch_);
  may_lack_them_ = columns_.get(names_.time())->may_have_nulls() ||
                   columns_.get(names_.type())->may_have_nulls();
  const Column& types = columns_.get(names_.type())->column();
  if (types.has_dictionary()) {
    entry_types_.assign(static_cast<std::size_t>(types.entry_count()), not_looked_up);
  }
  return true;
}

ReadResult ArrowReader::at_end() {
  ReadResult result;
  result.line = line_ - 1;
  if (mistake_.empty() || has_told_) return result;
  has_told_ = true;
  result.outcome = ReadOutcome::unreadable;
  result.reason = mistake_;
  result.line = line_;
  return result;
}

std::size_t ArrowReader::read(std::span<ReadResult> results) {
  while (mistake_.empty() && !stream_.empty() && row_ >= batch_->length) {
    if (!next_batch()) stream_.reset();
  }
  if (!mistake_.empty() || stream_.empty()) {
    results[0] = at_end();
    return 1;
  }
  cells_.begin(results.size());
  if (values_.size() < width_ * results.size()) values_.resize(width_ * results.size());
  const auto wanted = static_cast<std::int64_t>(results.size());
  look_ahead(row_ + std::min(wanted, batch_->length - row_));
  std::size_t count = 0;
  while (count < results.size() && row_ < batch_->length) {
    ReadResult& result = results[count];
    read_row(row_, std::span(values_).subspan(width_ * count, width_), result);
    ++count;
    ++row_;
    ++line_;
    // There is one reason at a time.
    if (result.outcome == ReadOutcome::rejected) break;
  }
  return count;
}

void ArrowReader::read_row(std::int64_t row, std::span<Value> values, ReadResult& result) {
  result.outcome = ReadOutcome::event;
  result.line = line_;
  result.event.line = line_;
  if (read_event(row, values, result)) return;
  result.outcome = ReadOutcome::rejected;
  result.reason = refusal_.reason();
}

bool ArrowReader::read_event(std::int64_t row, std::span<Value> values, ReadResult& result) {
  const FieldMap::Id time_id = names_.time();
  const FieldMap::Id type_id = names_.type();
  if (may_lack_them_ && (!require(time_id, row) || !require(type_id, row))) return false;
  if (!read_time(row, result.event.time)) return false;
  const PlacedColumn& types = *columns_.get(type_id);
  const std::int64_t at = types.row(row);
  std::string_view name;
  if (types_ != nullptr) {
    name = types.column().plain_text(at);
    if (!judge(type_id, ValueKind::string, cells_.check(name, types_->are_ascii))) return false;
  } else if (!judge(type_id, ValueKind::string, cells_.read_text(types.column(), at, name))) {
    return false;
  }
  const std::optional<EventType> type = types.column().has_dictionary()
                                            ? find_entry_type(types.column().entry(at), name)
                                            : find_type(name);
  if (!type) {
    result.outcome = ReadOutcome::unknown_type;
    result.reason = name;
    return true;
  }
  const std::span<const Source> sources = sources_[*type];
  if (!read_fields(row, sources, values)) return false;
  result.event.type = *type;
  result.event.fields = values.first(sources.size());
  return true;
}

bool ArrowReader::read_fields(std::int64_t row, std::span<const Source> sources,
                              std::span<Value> values) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Source& source = sources[i];
    values[i] = Value();
    if (source.texts != nullptr) {
      if (!read_plain(row, source, values[i])) return false;
      continue;
    }
    if (source.column == nullptr || source.column->is_null(row)) continue;
    const CellOutcome outcome =
        cells_.read(source.column->column(), source.column->row(row), source.slot, values[i]);
    if (!judge(source.slot.id, source.slot.kind, outcome)) return false;
  }
  return true;
}

inline bool ArrowReader::read_plain(std::int64_t row, const Source& source, Value& value) {
  const Column& column = source.column->column();
  const std::int64_t at = source.column->row(row);
  if (column.is_null_text(at)) return true;
  const std::string_view text = column.plain_text(at);
  value = Value(text);
  return judge(source.slot.id, ValueKind::string, cells_.check(text, source.texts->are_ascii));
}

inline bool ArrowReader::read_time(std::int64_t row, TimePoint& time) {
  const PlacedColumn& times = *columns_.get(names_.time());
  const std::int64_t at = times.row(row);
  if (times.column().is_plain_time()) {
    time = TimePoint{times.column().plain_time(at)};
    if (time >= min_time && time <= max_time) return true;
  }
  return judge(names_.time(), ValueKind::time, cells_.read_time(times.column(), at, time));
}

bool ArrowReader::require(FieldMap::Id id, std::int64_t row) {
  return !columns_.get(id)->is_null(row) || refusal_.missing(id);
}

inline bool ArrowReader::judge(FieldMap::Id id, ValueKind wanted, CellOutcome outcome) {
  switch (outcome) {
    case CellOutcome::ok: return true;
    case CellOutcome::too_long: return refusal_.too_long(id);
    case CellOutcome::not_utf8: return refusal_.not_utf8(id);
    case CellOutcome::unfit: break;
  }
  return refusal_.unfit(id, replay::wanted_for(wanted, program_.data()), cells_.found());
}

// Mostly one of few: those that came last are looked at first.
std::optional<EventType> ArrowReader::find_type(std::string_view name) {
  for (const KnownType& known : known_types_) {
    if (are_same(known.name, name) && !known.name.empty()) return known.type;
  }
  const std::optional<EventType> found = program_.schema().find_event(name);
  if (found) {
    known_types_[next_known_] = {program_.schema().event_name(*found), *found};
    next_known_ = (next_known_ + 1) % known_types_.size();
  }
  return found;
}

std::optional<EventType> ArrowReader::find_entry_type(std::int64_t entry, std::string_view name) {
  std::int64_t& known = entry_types_[static_cast<std::size_t>(entry)];
  if (known == not_looked_up) {
    const std::optional<EventType> found = program_.schema().find_event(name);
    known = found ? std::int64_t{*found} : no_type;
  }
  return known == no_type ? std::nullopt : std::optional(static_cast<EventType>(known));
}

}  // namespace

}  // namespace arrow

inline namespace v0 {

std::unique_ptr<EventReader> read_arrow(const Program& program, ArrowArrayStream* stream,
                                        const ReadOptions& options) {
  return std::make_unique<arrow::ArrowReader>(program, *stream, options);
}

}  // namespace v0

}  // namespace mora
