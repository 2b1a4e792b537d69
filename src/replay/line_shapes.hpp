// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineShapes: what stands between the values of lines, such as `","order":"`, and what has followed
// on what so far. Lines of one kind have the same keys in the same order, written the same way, so
// that one comparison mostly tells a key, and that all around it is as it should be. Objects and
// lists are no values here: where they begin and end is said by what stands between the others.
// Threads: one owner. Ownership: containers outlive it.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replay/byte_pattern.hpp"
#include "replay/containers.hpp"
#include "replay/field_map.hpp"

namespace mora::replay {

class LineShapes {
 public:
  using Id = FieldMap::Id;
  static constexpr std::uint32_t no_slot = UINT32_MAX;

  // What the value behind a separator is for.
  struct Use {
    Id id = FieldMap::none;        // none: for nothing
    std::uint32_t slot = no_slot;  // of the event, if it is the value of that one and nothing else
    bool takes_text = false;       // the slot takes a text as it is
  };

  // What is to be done with the value, where that can be said in a word: for a text behind a
  // separator that is short.
  enum class Way : std::uint8_t { skip, put_in_slot, keep, other };

  // What comes behind a separator: the value of a text, behind its quote; a number, true, false or
  // null; the next line.
  enum class Before : std::uint8_t { text, word, line };

  // Whether the value is an item of a list that is a field: the first one, or another.
  enum class Item : std::uint8_t { none, first, further };

  struct Separator {
    BytePattern pattern;
    Use use = {};
    Before before = Before::text;
    Way way = Way::other;
    // Of an index: those that it takes, with the beginning of the value and what comes behind that.
    std::uint8_t places = 0;
    Item item = Item::none;
    Id empty = FieldMap::none;             // a field that is a list without items, in here
    Separator* likely = nullptr;           // what has followed on it last; at first nothing
    const Container* container = nullptr;  // of the value; null: no value
    std::vector<Separator*> others = {};   // what else has followed
  };

  // As it stands in a line.
  struct NewSeparator {
    std::string_view text;
    Before before = Before::text;
    std::size_t places = 0;
    const Container* container = nullptr;
    Id id = FieldMap::none;  // of the value's key, or of its list
    Item item = Item::none;
    Id empty = FieldMap::none;
  };

  // Most separators are that of one member of an object from the next; they take so many places: of
  // a key, a colon, a value, and what comes behind it.
  static constexpr std::size_t member_places = 4;

  // What stands before a word is the beginning of what stands before a text, and of what has one
  // more blank or opens a container.
  [[nodiscard]] static bool begins_word(char c) {
    return (c >= '0' && c <= '9') || c == '-' || (c >= 'a' && c <= 'z');
  }

  // They begin in `line`.
  explicit LineShapes(const Container& line) { begin(start_, line); }
  LineShapes(const LineShapes&) = delete;
  LineShapes& operator=(const LineShapes&) = delete;

  // Before the first separator: of a line, or behind a text in `container`.
  [[nodiscard]] Separator* start(const Container& container) {
    return &container == start_.container ? &start_ : inner_start(container);
  }

  // The separator at `place`, if it has followed on `from` already; null if not. `most_size` bytes
  // of BytePattern must be readable there, and one more.
  [[nodiscard]] static Separator* follow(Separator* from, const char* place) {
    Separator* const likely = from->likely;
    return is_at(*likely, place) ? likely : follow_other(from, place);
  }
  // The same for one that is likely, and of which Way says all; null for any other.
  [[nodiscard]] static Separator* follow_simple(Separator* from, const char* place) {
    Separator* const likely = from->likely;
    return likely->way != Way::other && likely->pattern.begins_at(place) ? likely : nullptr;
  }

  // The separator has followed on `from`; `use` is that of its value. Null if it is too long to be
  // looked for, or there are too many: a log whose keys are values has no end of them.
  Separator* add(Separator* from, const NewSeparator& found, const Use& use);

 private:
  static constexpr std::size_t most_followers = 1024;

  [[nodiscard]] static bool is_at(const Separator& separator, const char* place) {
    return separator.pattern.is_at(place) &&
           (separator.before != Before::word || begins_word(place[separator.pattern.size()]));
  }
  void begin(Separator& start, const Container& container) {
    start.container = &container;
    start.likely = &nowhere_;
  }
  [[nodiscard]] Separator* inner_start(const Container& container);
  [[nodiscard]] static Way way_of(const Separator& separator);
  [[nodiscard]] static Separator* follow_other(Separator* from, const char* place);

  Separator nowhere_;
  Separator start_;
  // None moves. By the container that they begin in, and their texts.
  std::map<const Container*, Separator> inner_starts_;
  std::map<std::pair<const Container*, std::string>, Separator> separators_;
  std::size_t followers_ = 0;
};

}  // namespace mora::replay
