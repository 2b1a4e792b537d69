// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "infer/survey.hpp"

#include <algorithm>
#include <functional>

namespace mora::infer {

using replay::RawField;
using replay::RawForm;
using replay::RawValue;

namespace {

// From so many events it is guessed which column is which.
constexpr std::size_t sample_size = 10'000;
// More of them are no types.
constexpr std::size_t most_types = 1000;
constexpr std::size_t most_values = 5;
constexpr std::size_t longest_value = 24;
constexpr std::size_t most_offsets = 4;
constexpr std::size_t date_size = std::string_view("2026-03-02").size();

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

std::string_view text_of(const RawValue& value) {
  const bool has_text =
      value.form == RawForm::text || value.form == RawForm::cell || value.form == RawForm::number;
  return has_text ? value.text : std::string_view();
}

// "+02:00"; "Z" is "+00:00". Empty for a time without.
std::string offset_of(std::string_view text) {
  if (text.ends_with('Z') || text.ends_with('z')) return "+00:00";
  const std::size_t sign = text.find_first_of("+-", std::min(date_size, text.size()));
  return sign == std::string_view::npos ? std::string() : std::string(text.substr(sign));
}

}  // namespace

void FieldFacts::add(const Seen& seen) {
  ++present;
  objects += seen.object ? 1 : 0;
  kinds.keep(seen.kinds);
  if (many_values || std::find(values.begin(), values.end(), seen.text) != values.end()) return;
  many_values = values.size() == most_values || seen.text.size() > longest_value;
  if (!many_values) values.emplace_back(seen.text);
}

void Survey::take(std::span<const RawField> fields, std::span<const RawValue> items) {
  ++facts_.events;
  event_.clear();
  last_event_.resize(std::max(last_event_.size(), columns_.size()));
  for (const RawField& field : fields) {
    std::uint64_t& last = last_event_[field.column];
    if (last == facts_.events) ambiguous_.insert(field.column);
    last = facts_.events;
    if (field.value.form == RawForm::null) continue;
    event_.push_back({field.column, kinds_of(field.value, items),
                      field.value.form == RawForm::object, text_of(field.value)});
  }
  if (settled_) return count(event_);
  keep(event_);
  if (sample_.size() == sample_size) settle();
}

void Survey::finish() {
  if (!settled_) settle();
  facts_.cases = cases_.size();
}

void Survey::keep(const Event& event) {
  sample_.push_back(event);
  for (Seen& seen : sample_.back()) {
    if (!seen.text.empty()) seen.text = sample_texts_.emplace_back(seen.text);
  }
}

void Survey::settle() {
  settled_ = true;
  std::vector<ColumnFacts> columns(columns_.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].path = columns_.path(static_cast<replay::LogColumns::Id>(i));
  }
  for (const Event& event : sample_) {
    for (const Seen& seen : event) {
      ColumnFacts& column = columns[seen.column];
      ++column.present;
      column.kinds.keep(seen.kinds);
      column.values.insert(hash_of(seen.text));
      if (!seen.kinds.has(ValueKind::time)) continue;
      const auto time = time_of(seen.text);
      if (column.last && time >= column.last) ++column.ascents;
      column.last = time;
    }
  }
  guess_ = infer::guess(columns, sample_.size(), given_);
  for (const Event& event : sample_) count(event);
  sample_.clear();
  sample_texts_.clear();
}

void Survey::count(const Event& event) {
  const auto find = [&](std::optional<std::size_t> column) -> const Seen* {
    const auto seen =
        std::find_if(event.begin(), event.end(), [&](const Seen& s) { return column == s.column; });
    return column && seen != event.end() ? &*seen : nullptr;
  };
  count_time(find(guess_.time));
  count_case(find(guess_.case_key));
  if (const Seen* by = find(guess_.by)) {
    facts_.by_is_text = facts_.by_is_text && by->kinds.has(ValueKind::string);
  } else {
    ++facts_.without_by;
  }
  TypeFacts* const type = type_of(find(guess_.type));
  if (type == nullptr) return;
  ++type->events;
  type->fields.resize(std::max(type->fields.size(), columns_.size()));
  for (const Seen& seen : event) type->fields[seen.column].add(seen);
}

void Survey::count_time(const Seen* seen) {
  const auto time = seen == nullptr ? std::nullopt : time_of(seen->text);
  if (!time) {
    ++facts_.without_time;
    return;
  }
  facts_.ascending = facts_.ascending && (!facts_.last || *time >= *facts_.last);
  const std::string_view day = replay::without_blanks(seen->text).substr(0, date_size);
  if (!facts_.first || *time < *facts_.first) {
    facts_.first = time;
    facts_.first_day = day;
  }
  if (!facts_.last || *time > *facts_.last) {
    facts_.last = time;
    facts_.last_day = day;
  }
  note_offset(seen->text);
}

void Survey::note_offset(std::string_view text) {
  std::string offset = offset_of(text);
  if (offset.empty()) {
    ++facts_.naive_times;
  } else if (facts_.offsets.size() < most_offsets) {
    facts_.offsets.insert(std::move(offset));
  }
}

void Survey::count_case(const Seen* seen) {
  if (seen == nullptr || seen->text.empty()) {
    ++facts_.without_case;
    return;
  }
  cases_.insert(hash_of(seen->text));
}

TypeFacts* Survey::type_of(const Seen* seen) {
  if (seen == nullptr || !seen->kinds.has(ValueKind::string) || seen->text.empty()) {
    ++facts_.without_type;
    return nullptr;
  }
  const auto known = type_index_.find(seen->text);
  if (known != type_index_.end()) return &types_[known->second];
  if (types_.size() == most_types) {
    facts_.too_many_types = true;
    return nullptr;
  }
  type_index_.emplace(seen->text, types_.size());
  types_.push_back({std::string(seen->text), 0, {}});
  return &types_.back();
}

}  // namespace mora::infer
