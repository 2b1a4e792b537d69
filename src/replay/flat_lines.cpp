// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/flat_lines.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>

#include "replay/convert.hpp"
#include "replay/json_scanner.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {
namespace {

// A separator, and a byte behind it, may be looked for at the last byte of a block.
static_assert(BytePattern::most_size + 1 <= simdjson::SIMDJSON_PADDING);

// As most numbers are written.
bool is_small_whole_number(std::string_view token) {
  if (token.size() > 9 || (token.front() == '0' && token.size() != 1)) return false;
  return std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

// A number, true, false or null, and nothing around it.
bool is_word(std::string_view token) {
  if (is_small_whole_number(token)) return true;
  RawValue raw;
  return static_cast<unsigned char>(token.back()) > ' ' && read_word(token, raw);
}

bool are_blank(const char* begin, const char* end) {
  for (; begin != end; ++begin) {
    if (*begin != ' ' && *begin != '\t') return false;
  }
  return true;
}

}  // namespace

FlatLines::FlatLines(const Program& program, const FieldMap& names)
    : program_(program),
      names_(names),
      slots_(program, names),
      types_(program.schema()),
      entries_(names.size()) {
  for (EventType type = 0; type <= program.schema().event_count(); ++type) {
    by_type_.emplace_back(true);
  }
}

bool FlatLines::read(JsonIndex::Place& place, ReadResult& result, Value* values) {
  const char* const line = place.line;
  if (!scan(place)) return false;
  const auto size = static_cast<std::size_t>(place.line - line);
  if (place.has_escapes && std::memchr(line, '\\', size) != nullptr) return false;
  return make_event(result, values);
}

// Every value takes four of the places that the index knows: its key, the colon, its own beginning,
// and what comes behind it. What comes behind the last value of a block is the block's end, where
// no separator stands, as none has a line end in it: so no line is read on into the next.
//
// That the text of a value ends at the quote right before what comes behind it is seen with the
// separator there, which begins with that quote; between the quotes is no other, or it would have a
// place too.
bool FlatLines::scan(JsonIndex::Place& place) {
  if (place.line != place.base + *place.next || *place.line != '{') return false;
  const std::uint64_t line = ++line_;
  const std::uint32_t* next = place.next + 1;
  const char* at = place.line;
  LineShapes* shapes = &begin_;
  for (Separator* separator = shapes->start();;) {
    if (Separator* const simple = LineShapes::follow_simple(separator, at)) {
      separator = simple;
      at = place.base + next[3] - 1;
      next += 4;
      continue;
    }
    Separator* follower = LineShapes::follow(separator, at);
    if (follower == nullptr) {
      if (take_end(*separator, at, place)) break;
      follower = learn(*shapes, separator, at, place, next);
      if (follower == nullptr) return false;
    }
    separator = follower;
    const char* const begin = at + separator->pattern.size();
    at = place.base + next[3];
    next += 4;
    if (separator->before_text) --at;
    if (separator->id != FieldMap::none) {
      Entry& entry = entries_[separator->id];
      // A key that stands twice makes the line ambiguous.
      if (entry.line == line) return false;
      entry = {begin, static_cast<std::uint32_t>(at - begin), separator->before_text, line};
      if (separator->id == names_.type() && separator->before_text) {
        shapes = &take_type(entry.text());
        separator = shapes->start();
        continue;
      }
    }
    if (!separator->before_text && !is_word({begin, at})) return false;
  }
  place.next = next;
  return true;
}

// Takes the end of the line, if that is at `at`, behind the value that stands behind `last`:
// `place` then is the next line's.
bool FlatLines::take_end(const Separator& last, const char* at, JsonIndex::Place& place) {
  if (last.before_text && *at++ != '"') return false;
  if (*at++ != '}') return false;
  if (*at == '\r') ++at;
  if (*at != '\n') return false;
  place.line = at + 1;
  return true;
}

// The separator at `place`, which has not followed on `from` yet; null for no.
LineShapes::Separator* FlatLines::learn(LineShapes& shapes, Separator* from, const char* place,
                                        const JsonIndex::Place& line, const std::uint32_t* next) {
  const bool is_first = from == begin_.start();
  if (next[3] >= line.end) return nullptr;
  const char* const key = line.base + next[0];
  const char* const colon = line.base + next[1];
  const char* const value = line.base + next[2];
  if (*key != '"' || *colon != ':') return nullptr;
  const char* before = place;
  if (from->before_text && *before++ != '"') return nullptr;
  if (*before++ != (is_first ? '{' : ',')) return nullptr;
  const char* key_end = colon;
  while (*--key_end != '"') {
  }
  const std::string_view name(key + 1, static_cast<std::size_t>(key_end - key) - 1);
  const bool fits = before <= key && are_blank(before, key) && are_blank(key_end + 1, colon) &&
                    are_blank(colon + 1, value) && name.find('\\') == std::string_view::npos;
  if (!fits) return nullptr;
  const char* const end = value + (*value == '"' ? 1 : 0);
  return shapes.add(from, {place, static_cast<std::size_t>(end - place)}, wanted(shapes, name));
}

// The Id of a key, if anybody may want it: of a type that has come, its events alone.
FieldMap::Id FlatLines::wanted(const LineShapes& shapes, std::string_view key) const {
  const FieldMap::Id id = names_.find(FieldMap::root, key);
  if (id == FieldMap::none) return id;
  if (&shapes == &begin_ || id == names_.time() || id == names_.type() || !type_) return id;
  const std::span<const EventSlots::Slot> slots = slots_.of(*type_);
  return std::ranges::find(slots, id, &EventSlots::Slot::id) == slots.end() ? FieldMap::none : id;
}

// What follows on a type. Lines of one type are mostly alike.
LineShapes& FlatLines::take_type(std::string_view name) {
  type_ = types_.find(name);
  return type_ ? by_type_[*type_] : by_type_.back();
}

bool FlatLines::make_event(ReadResult& result, Value* values) {
  const Entry& time = entries_[names_.time()];
  const Entry& type = entries_[names_.type()];
  if (time.line != line_ || !time.is_text || type.line != line_ || !type.is_text) return false;
  const auto read = times_.read(time.text(), program_.data().zone);
  if (!read) return false;
  if (!type_) {
    result.outcome = ReadOutcome::unknown_type;
    result.reason = type.text();
    return true;
  }
  result.outcome = ReadOutcome::event;
  result.event.time = *read;
  result.event.type = *type_;
  const std::span<const EventSlots::Slot> slots = slots_.of(*type_);
  result.event.fields = {values, slots.size()};
  for (const EventSlots::Slot& slot : slots) {
    Value& value = *values++;
    value = Value();
    const Entry& entry = entries_[slot.id];
    if (entry.line != line_) continue;
    if (entry.is_text && slot.kind == ValueKind::string) {
      value = Value(entry.text());
    } else if (!take(slot, entry, value)) {
      return false;
    }
  }
  return true;
}

bool FlatLines::take(const EventSlots::Slot& slot, const Entry& entry, Value& value) const {
  RawValue raw;
  if (entry.is_text) {
    raw.form = RawForm::text;
    raw.text = entry.text();
  } else if (!read_word(entry.text(), raw)) {
    return false;
  }
  if (slot.takes_number && raw.form == RawForm::number) {
    value = Value(raw.text);
    return true;
  }
  const std::optional<Value> read = convert(raw, slot.kind, program_.data());
  if (read) value = *read;
  return read.has_value();
}

}  // namespace mora::replay
