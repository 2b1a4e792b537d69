// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/known_lines.hpp"

#include <algorithm>

namespace mora::replay {
namespace {

using Before = LineShapes::Before;

bool has_lists(const KnownLines::Part& part) {
  return part.separator->item != LineShapes::Item::none || part.separator->empty != FieldMap::none;
}

bool is_text(const KnownLines::Part& part) { return part.separator->before == Before::text; }

LineSpot end_of(const KnownLines::Part& part) {
  const auto size = static_cast<std::ptrdiff_t>(part.separator->pattern.size());
  return {part.spot.place, part.spot.offset + size};
}

// Of the value behind the part.
KnownLines::ValuePlace place_of(const KnownLines::Part& part) {
  return static_cast<KnownLines::ValuePlace>((&part + 1)->spot.place - 1);
}

// How many of the parts come before the type's value.
std::size_t head_size(std::span<const KnownLines::Part> parts, FieldMap::Id type) {
  const auto is_type = [&](const KnownLines::Part& part) { return part.separator->use.id == type; };
  return static_cast<std::size_t>(std::ranges::find_if(parts, is_type) - parts.begin()) + 1;
}

// How a line ends, and where, tells lines apart that have not the same fields.
LineTemplate shape_of(const JsonIndex::Place& line, std::span<const KnownLines::Part> parts) {
  LineTemplate shape;
  const auto add = [&](const KnownLines::Part& part) {
    shape.add(part.spot, {part.spot.in(line), part.separator->pattern.size()});
    if (part.separator->before == Before::word) shape.add_word(end_of(part));
  };
  add(parts.back());
  std::ranges::for_each(parts.first(parts.size() - 1), add);
  return shape;
}

}  // namespace

const KnownLines::Line* KnownLines::find_other(const JsonIndex::Place& line) {
  head_ = find_head(line);
  if (head_ == nullptr || line.next[head_->type] >= line.end) return nullptr;
  const std::string_view name = text(line, head_->type);
  const Lines& lines = lines_of(*head_, types_.find(name));
  const auto is_at = [&](const auto& known) { return known->tail.is_at(line); };
  const auto found = std::ranges::find_if(lines.all, is_at);
  const Line* const known = found == lines.all.end() ? nullptr : found->get();
  const bool is_sure = known != nullptr || lines.are_too_many;
  if (is_sure && name.size() <= BytePattern::most_size) {
    head_->last[TypeNames::place_of(name)] = {BytePattern(name), known};
  }
  return known;
}

KnownLines::Head* KnownLines::find_head(const JsonIndex::Place& line) const {
  const auto is_at = [&](const auto& head) { return head->shape.is_at(line); };
  const auto found = std::ranges::find_if(heads_, is_at);
  return found == heads_.end() ? nullptr : found->get();
}

void KnownLines::add(const JsonIndex::Place& line, std::span<const Part> parts,
                     std::optional<EventType> type, std::span<const EventSlots::Slot> slots) {
  if (std::ranges::any_of(parts, has_lists) || find_other(line) != nullptr) return;
  const std::size_t size = head_size(parts, names_.type());
  if (head_ == nullptr) head_ = add_head(line, parts.first(size));
  if (head_ == nullptr) return;
  Lines& lines = lines_of(*head_, type);
  if (lines.are_too_many) return;
  if (lines.all.size() == most) return forget(*head_, lines);
  Line& known = *lines.all.emplace_back(std::make_unique<Line>());
  known.tail = shape_of(line, parts.subspan(size));
  known.type = type;
  known.slots = slots;
  known.end = end_of(parts.back());
  known.next = static_cast<std::uint32_t>(known.end.place + 1 + parts.back().separator->places);
  place_values(known, parts);
}

void KnownLines::forget(Head& head, Lines& lines) {
  for (Last& last : head.last) {
    const auto is_last = [&](const auto& known) { return known.get() == last.line; };
    if (std::ranges::any_of(lines.all, is_last)) last = {};
  }
  lines = {{}, true};
}

KnownLines::Head* KnownLines::add_head(const JsonIndex::Place& line, std::span<const Part> parts) {
  if (heads_.size() == most) return nullptr;
  Head& head = *heads_.emplace_back(std::make_unique<Head>());
  head.shape = shape_of(line, parts);
  head.type = place_of(parts.back());
  head.lines.resize(type_count_ + 1);
  return &head;
}

void KnownLines::place_values(Line& known, std::span<const Part> parts) const {
  const std::span values = parts.first(parts.size() - 1);
  for (std::uint32_t slot = 0; slot < known.slots.size(); ++slot) {
    const EventSlots::Slot& wanted = known.slots[slot];
    const auto found = std::ranges::find_if(
        values, [&](const Part& part) { return part.separator->use.id == wanted.id; });
    if (found == values.end()) {
      known.absent.push_back(slot);
    } else {
      const bool is_plain = is_text(*found) && wanted.kind == ValueKind::string;
      auto& fields = is_plain ? known.texts : known.others;
      fields.push_back({slot, place_of(*found), is_text(*found)});
    }
  }
  for (const Part& part : values) {
    const ValuePlace place = place_of(part);
    const FieldMap::Id id = part.separator->use.id;
    if (id == names_.time()) known.time = place;
    if (id == names_.type()) known.type_name = place;
    if (is_text(part)) {
      known.all_texts.push_back(place);
    } else {
      known.words.push_back(place);
    }
  }
}

}  // namespace mora::replay
