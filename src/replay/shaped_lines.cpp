// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/shaped_lines.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "replay/convert.hpp"
#include "replay/json_scanner.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {
namespace {

// A separator, and a byte behind it, may be looked for at the last byte of a block.
static_assert(BytePattern::most_size + 1 <= simdjson::SIMDJSON_PADDING);

// As most numbers are written: 12, 0.5.
bool is_small_number(std::string_view token) {
  if (token.size() > 9) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto point = std::ranges::find_if_not(token, is_digit);
  const auto whole = point - token.begin();
  if (whole == 0 || (token.front() == '0' && whole != 1)) return false;
  if (point == token.end()) return true;
  return *point == '.' && point + 1 != token.end() && std::all_of(point + 1, token.end(), is_digit);
}

// A number, true, false or null, and nothing around it.
bool is_word(std::string_view token) {
  if (is_small_number(token)) return true;
  RawValue raw;
  return static_cast<unsigned char>(token.back()) > ' ' && read_word(token, raw);
}

// A text, or a word; false if it is none.
bool read_raw(std::string_view text, bool is_text, RawValue& raw) {
  if (!is_text) return read_word(text, raw);
  raw.form = RawForm::text;
  raw.text = text;
  return true;
}

}  // namespace

ShapedLines::ShapedLines(const Program& program, const FieldMap& names)
    : program_(program),
      names_(names),
      slots_(program, names),
      types_(program.schema()),
      escaped_(JsonIndex::most_bytes),
      separators_(names, escaped_),
      begin_(separators_.line()),
      known_(names, types_, program.schema().event_count()),
      entries_(names.size()) {
  for (EventType type = 0; type < program.schema().event_count(); ++type) {
    courses_.push_back(make_course(type));
  }
  courses_.push_back(make_course(std::nullopt));
}

std::unique_ptr<ShapedLines::Course> ShapedLines::make_course(std::optional<EventType> type) const {
  auto course = std::make_unique<Course>(separators_.line());
  course->type = type;
  if (!type) return course;
  const Slots slots = course->slots = slots_.of(*type);
  for (std::size_t i = 0; i < std::min(slots.size(), most_direct); ++i) {
    const bool is_of_one = std::ranges::count(slots, slots[i].id, &EventSlots::Slot::id) == 1;
    if (is_of_one) course->direct |= std::uint64_t{1} << i;
  }
  course->all =
      slots.size() > most_direct ? ~std::uint64_t{0} : (std::uint64_t{1} << slots.size()) - 1;
  return course;
}

// A line that is cut off is compared with what stands behind its block, too, which may look like
// the rest of the line. Then the block's end, which is a line's, is taken for part of a value: not
// of a text, which is followed by its quote there; and no word has one.
bool ShapedLines::read(JsonIndex::Place& place, ReadResult& result, Value* values) {
  if (place.line != place.base + *place.next) return false;
  const KnownLines::Line* const known = known_.find(place);
  return known != nullptr ? read_known(*known, place, result, values)
                          : read_unknown(place, result, values);
}

[[gnu::always_inline]] inline bool ShapedLines::read_known(const KnownLines::Line& known,
                                                           JsonIndex::Place& place,
                                                           ReadResult& result, Value* values) {
  if (!take_known(known, place, values)) return false;
  const char* const end = known.end.in(place);
  if (place.escape < end && !take_escaped(known, place, values)) return false;
  const std::span<const Value> fields(values, known.slots.size());
  if (!tell(result, KnownLines::text(place, known.time), known.type,
            KnownLines::text(place, known.type_name), fields)) {
    return false;
  }
  place.line = end;
  place.next += known.next;
  return true;
}

[[gnu::always_inline]] inline bool ShapedLines::take_known(const KnownLines::Line& known,
                                                           const JsonIndex::Place& line,
                                                           Value* values) const {
  for (const KnownLines::ValuePlace word : known.words) {
    if (!is_word(KnownLines::word(line, word))) return false;
  }
  for (const KnownLines::Field& field : known.texts) {
    values[field.slot] = Value(KnownLines::text(line, field.value));
  }
  for (const KnownLines::Field& field : known.others) {
    const std::string_view raw =
        field.is_text ? KnownLines::text(line, field.value) : KnownLines::word(line, field.value);
    const EventSlots::Slot& slot = known.slots[field.slot];
    if (!take_other(slot, raw, field.is_text, values[field.slot])) return false;
  }
  for (const std::uint32_t slot : known.absent) values[slot] = Value();
  return true;
}

// Texts with escapes once more: as they are to be read. That is too late for the type; and of what
// has been read as another kind of value none has an escape.
bool ShapedLines::take_escaped(const KnownLines::Line& known, JsonIndex::Place& line,
                               Value* values) {
  for (const KnownLines::ValuePlace place : known.all_texts) {
    const std::string_view text = KnownLines::text(line, place);
    line.pass_escapes(text.data());
    if (line.escape >= text.data() + text.size()) continue;
    const auto read = escaped_.read(text.data());
    if (!read || place == known.type_name) return false;
    for (const KnownLines::Field& field : known.texts) {
      if (field.value == place) values[field.slot] = Value(*read);
    }
  }
  return true;
}

// To remember a line takes as long as to read some ten: the first ones, and some of those that have
// changed since.
bool ShapedLines::read_unknown(JsonIndex::Place& place, ReadResult& result, Value* values) {
  const JsonIndex::Place line = place;
  if (!scan(place, values) || !make_event(result, values)) return false;
  const std::uint64_t lines = course_->unknown_lines++;
  if (lines < 64 || lines % 1024 == 0) remember(line);
  return true;
}

// What scan() has just gone over.
void ShapedLines::remember(const JsonIndex::Place& line) {
  parts_.clear();
  LineShapes* shapes = &begin_;
  Separator* separator = shapes->start(separators_.line());
  LineSpot spot;
  while (spot.place < JsonIndex::looked_ahead) {
    separator = LineShapes::follow(separator, spot.in(line));
    parts_.push_back({separator, spot});
    if (separator->before == LineShapes::Before::line) {
      known_.add(line, parts_, course_->type, course_->slots);
      return;
    }
    spot.place += separator->places;
    spot.offset = separator->before == LineShapes::Before::text ? -1 : 0;
    if (shapes == &begin_ && separator->use.id == names_.type()) {
      shapes = &course_->shapes;
      separator = shapes->start(*separator->container);
    }
  }
}

// A member of an object takes four of the places that the index knows: its key, the colon, its own
// beginning, and what comes behind it; other separators say how many they take. What comes behind
// the last value of a block may be the block's end.
//
// That the text of a value ends at the quote right before what comes behind it is seen with the
// separator there, which begins with that quote; between the quotes is no other, or it would have a
// place too.
bool ShapedLines::scan(JsonIndex::Place& place, Value* values) {
  if (place.line != place.base + *place.next || *place.line != '{') return false;
  ++line_;
  const char* const base = place.base;
  const std::uint32_t* next = place.next + 1;
  const char* at = place.line;
  const char* escape = place.escape;
  LineShapes* shapes = &begin_;
  course_ = nullptr;
  has_early_ = false;
  filled_ = 0;
  for (Separator* separator = shapes->start(separators_.line());;) {
    const char* begin = nullptr;
    if (Separator* const simple = LineShapes::follow_simple(separator, at)) {
      separator = simple;
      begin = at + simple->pattern.size();
      at = base + next[LineShapes::member_places - 1] - 1;
      next += LineShapes::member_places;
      if (escape >= at && simple->way != LineShapes::Way::keep) {
        if (simple->way == LineShapes::Way::skip) continue;
        const std::uint32_t slot = simple->use.slot;
        if (!fill(slot)) return false;
        values[slot] = Value(std::string_view(begin, static_cast<std::size_t>(at - begin)));
        continue;
      }
    } else {
      Separator* follower = LineShapes::follow(separator, at);
      if (follower == nullptr) follower = learn(*shapes, separator, at, place, next);
      if (follower == nullptr) return false;
      separator = follower;
      begin = at + separator->pattern.size();
      next += separator->places;
      if (separator->empty != FieldMap::none && !begin_list(separator->empty)) return false;
      if (separator->before == LineShapes::Before::line) {
        place.line = begin;
        place.next = next;
        return true;
      }
      at = base + next[-1];
      if (separator->before == LineShapes::Before::text) --at;
    }
    if (escape < at) {
      const auto read = read_escapes(*separator, {begin, at}, place);
      if (!read) return false;
      escape = place.escape;
      if (!take_value(*separator, read->data(), read->data() + read->size(), values)) return false;
    } else if (separator->way == LineShapes::Way::keep) {
      if (!keep(separator->use.id, begin, at, Form::text)) return false;
    } else if (!take_value(*separator, begin, at, values)) {
      return false;
    }
    if (course_ != nullptr && shapes == &begin_) {
      shapes = &course_->shapes;
      separator = shapes->start(*separator->container);
    }
  }
}

// What the value says, which may have escapes in it, or stand behind a key that has. Nothing if it
// cannot be read.
std::optional<std::string_view> ShapedLines::read_escapes(const Separator& separator,
                                                          std::string_view value,
                                                          JsonIndex::Place& place) {
  const char* const end = value.data() + value.size();
  place.pass_escapes(value.data());
  if (place.escape >= end) return value;
  if (separator.before != LineShapes::Before::text) return std::nullopt;
  return escaped_.read(value.data());
}

// What Way does not say all of.
bool ShapedLines::take_value(const Separator& separator, const char* begin, const char* end,
                             Value* values) {
  const Form form = separator.before == LineShapes::Before::text ? Form::text : Form::word;
  if (form == Form::word && !is_word({begin, end})) return false;
  const LineShapes::Use& use = separator.use;
  if (use.id == FieldMap::none) return true;
  if (separator.item != LineShapes::Item::none) {
    const bool is_first = separator.item == LineShapes::Item::first;
    return (!is_first || begin_list(use.id)) && add_item(use.id, {begin, end}, form);
  }
  if (use.slot == LineShapes::no_slot) return keep(use.id, begin, end, form);
  if (entries_[use.id].line == line_) return false;
  const auto size = static_cast<std::uint32_t>(end - begin);
  return fill(use.slot) &&
         take(course_->slots[use.slot], {begin, size, form, line_}, values[use.slot]);
}

// A key that stands twice makes the line ambiguous.
bool ShapedLines::keep(FieldMap::Id id, const char* begin, const char* end, Form form) {
  Entry& entry = entries_[id];
  if (entry.line == line_) return false;
  entry.begin = begin;
  entry.size = static_cast<std::uint32_t>(end - begin);
  entry.form = form;
  entry.line = line_;
  if (form == Form::text && id == names_.type()) {
    take_type(entry.text());
  } else if (course_ == nullptr && id != names_.time()) {
    has_early_ = true;
  }
  return true;
}

// An item takes two bytes at least, with what sets it apart.
bool ShapedLines::begin_list(FieldMap::Id id) {
  items_.reserve(JsonIndex::most_bytes / 2);
  if (!keep(id, nullptr, nullptr, Form::list)) return false;
  entries_[id].first = items_.data() + items_.size();
  return true;
}

bool ShapedLines::add_item(FieldMap::Id id, std::string_view text, Form form) {
  RawValue raw;
  if (!read_raw(text, form == Form::text, raw)) return false;
  const std::optional<Value> item = convert_item(raw);
  if (!item) return false;
  items_.push_back(*item);
  ++entries_[id].size;
  return true;
}

// The separator at `at`, which has not followed on `from` yet; null for no.
LineShapes::Separator* ShapedLines::learn(LineShapes& shapes, Separator* from, const char* at,
                                          const JsonIndex::Place& line, const std::uint32_t* next) {
  const auto found = separators_.read(*from, at, line, next);
  return found ? shapes.add(from, *found, use_of(found->id)) : nullptr;
}

// Anybody may want a value whose type has not come; of a type that has, its events alone.
LineShapes::Use ShapedLines::use_of(FieldMap::Id id) const {
  if (id == FieldMap::none) return {};
  if (course_ == nullptr || !course_->type || id == names_.time() || id == names_.type()) {
    return {id};
  }
  const auto slot = std::ranges::find(course_->slots, id, &EventSlots::Slot::id);
  if (slot == course_->slots.end()) return {};
  const auto place = static_cast<std::uint32_t>(slot - course_->slots.begin());
  if (!is_direct(place)) return {id};
  return {id, place, slot->kind == ValueKind::string};
}

// What follows on a type is looked for by type: lines of one type are mostly alike.
void ShapedLines::take_type(std::string_view name) {
  const std::optional<EventType> type = types_.find(name);
  course_ = (type ? courses_[*type] : courses_.back()).get();
}

bool ShapedLines::make_event(ReadResult& result, Value* values) {
  const Entry& time = entries_[names_.time()];
  if (course_ == nullptr || time.line != line_ || time.form != Form::text) return false;
  const std::span<const Value> fields(values, course_->slots.size());
  if (!tell(result, time.text(), course_->type, entries_[names_.type()].text(), fields)) {
    return false;
  }
  return (filled_ == course_->all && !has_early_) || take_rest(values);
}

// False if it is no time.
bool ShapedLines::tell(ReadResult& result, std::string_view time, std::optional<EventType> type,
                       std::string_view type_name, std::span<const Value> fields) {
  const auto read = times_.read(time, program_.data().zone);
  if (!read) return false;
  if (!type) {
    result.outcome = ReadOutcome::unknown_type;
    result.reason = type_name;
    return true;
  }
  result.outcome = ReadOutcome::event;
  result.event.time = *read;
  result.event.type = *type;
  result.event.fields = fields;
  return true;
}

// The slots that have no value yet. One that has must not have another that came before the type.
bool ShapedLines::take_rest(Value* values) {
  for (std::uint32_t i = 0; i < course_->slots.size(); ++i) {
    const EventSlots::Slot& slot = course_->slots[i];
    const Entry& entry = entries_[slot.id];
    const bool has_entry = entry.line == line_;
    if (is_direct(i) && (filled_ >> i & 1) != 0) {
      if (has_entry) return false;
      continue;
    }
    values[i] = Value();
    if (has_entry && !take(slot, entry, values[i])) return false;
  }
  return true;
}

bool ShapedLines::take(const EventSlots::Slot& slot, const Entry& entry, Value& value) const {
  if (entry.form == Form::text && slot.kind == ValueKind::string) {
    value = Value(entry.text());
    return true;
  }
  if (entry.form == Form::list) {
    value = entry.list();
    return slot.kind == ValueKind::list;
  }
  return take_other(slot, entry.text(), entry.form == Form::text, value);
}

bool ShapedLines::take_other(const EventSlots::Slot& slot, std::string_view text, bool is_text,
                             Value& value) const {
  RawValue raw;
  if (!read_raw(text, is_text, raw)) return false;
  if (slot.takes_number && raw.form == RawForm::number) {
    value = Value(raw.text);
    return true;
  }
  const std::optional<Value> read = convert(raw, slot.kind, program_.data());
  if (read) value = *read;
  return read.has_value();
}

}  // namespace mora::replay
