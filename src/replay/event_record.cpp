// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/event_record.hpp"

#include <optional>
#include <span>

#include "replay/convert.hpp"

namespace mora::replay {

EventRecord::EventRecord(const Program& program, std::span<const SourceName> source,
                         std::size_t max_field)
    : program_(program),
      names_(program, source),
      slots_(program, names_),
      entries_(names_.size()),
      values_(program.schema().max_field_count()),
      refusal_(names_, max_field) {}

void EventRecord::clear() {
  ++line_;
  items_.clear();
  list_values_.clear();
  list_texts_.clear();
}

inline bool EventRecord::get(FieldMap::Id id, const RawValue*& value) {
  const Entry& entry = entries_[id];
  value = entry.line == line_ ? &entry.value : nullptr;
  return value == nullptr || !entry.twice || refusal_.twice(id);
}

inline bool EventRecord::require(FieldMap::Id id, const RawValue*& value) {
  return get(id, value) && (value != nullptr || refusal_.missing(id));
}

// Of a list, all its items together.
inline bool EventRecord::check_size(FieldMap::Id id, const RawValue& value) {
  std::size_t size = value.text.size();
  for (std::uint32_t i = value.first; i < value.first + value.count; ++i) {
    size += items_[i].text.size();
  }
  return size <= refusal_.max_field() || refusal_.too_long(id);
}

ReadResult EventRecord::finish(std::uint64_t line) {
  ReadResult result;
  result.outcome = ReadOutcome::rejected;
  result.line = line;
  result.event.line = line;
  std::string_view type_name;
  if (!read_time(result.event.time) || !read_type(type_name)) {
    result.reason = refusal_.reason();
    return result;
  }
  const std::optional<EventType> type = program_.schema().find_event(type_name);
  if (!type) {
    result.outcome = ReadOutcome::unknown_type;
    result.reason = type_name;
    return result;
  }
  result.event.type = *type;
  const std::span<const Slot> slots = slots_.of(*type);
  if (!read_fields(slots)) {
    result.reason = refusal_.reason();
    return result;
  }
  result.event.fields = std::span(values_).first(slots.size());
  result.outcome = ReadOutcome::event;
  return result;
}

bool EventRecord::read_time(TimePoint& time) {
  const RawValue* raw = nullptr;
  if (!require(names_.time(), raw)) return false;
  std::optional<TimePoint> read;
  if (raw->form == RawForm::text) read = times_.read(raw->text, program_.data().zone);
  if (raw->form == RawForm::cell) {
    read = times_.read(without_blanks(raw->text), program_.data().zone);
  }
  if (!read)
    return refusal_.unfit(names_.time(), wanted_for(ValueKind::time, program_.data()), *raw);
  time = *read;
  return true;
}

bool EventRecord::read_type(std::string_view& name) {
  const RawValue* raw = nullptr;
  if (!require(names_.type(), raw)) return false;
  if (raw->form != RawForm::text && raw->form != RawForm::cell) {
    return refusal_.unfit(names_.type(), "a string", *raw);
  }
  if (!check_size(names_.type(), *raw)) return false;
  name = raw->text;
  return true;
}

bool EventRecord::read_fields(std::span<const Slot> slots) {
  // Lists are spans into this: it must not move while the event is made.
  list_values_.reserve(items_.size());
  for (std::uint32_t i = 0; i < slots.size(); ++i) {
    const Slot slot = slots[i];
    const RawValue* raw = nullptr;
    if (!get(slot.id, raw)) return false;
    values_[i] = Value();
    if (raw == nullptr) continue;
    if (!check_size(slot.id, *raw)) return false;
    const bool is_text = raw->form == RawForm::text && slot.kind == ValueKind::string;
    if (is_text || (slot.takes_number && raw->form == RawForm::number)) {
      values_[i] = Value(raw->text);
    } else if (!read_field(slot.id, *raw, slot.kind, values_[i])) {
      return false;
    }
  }
  return true;
}

bool EventRecord::read_field(FieldMap::Id id, const RawValue& raw, ValueKind kind, Value& value) {
  if (kind == ValueKind::list && raw.form == RawForm::list) return read_list(id, raw, value);
  if (kind == ValueKind::list && raw.form == RawForm::cell) {
    const std::optional<Value> list = list_texts_.read(raw.text);
    if (!list) return refusal_.unfit(id, R"(a list such as "a; b" or ["a", 12])", raw);
    value = *list;
    return true;
  }
  const std::optional<Value> read = convert(raw, kind, program_.data());
  if (!read) return refusal_.unfit(id, wanted_for(kind, program_.data()), raw);
  value = *read;
  return true;
}

bool EventRecord::read_list(FieldMap::Id id, const RawValue& raw, Value& value) {
  const std::size_t first = list_values_.size();
  for (std::uint32_t i = raw.first; i < raw.first + raw.count; ++i) {
    const std::optional<Value> item = convert_item(items_[i]);
    if (!item) return refusal_.unfit(id, wanted_for(ValueKind::list, program_.data()), items_[i]);
    list_values_.push_back(*item);
  }
  value = Value(std::span<const Value>(list_values_).subspan(first));
  return true;
}

}  // namespace mora::replay
