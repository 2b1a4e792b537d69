// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineShapes: what stands between the values of flat lines, such as `","order":"`, and what has
// followed on what so far. Lines of one kind have the same keys in the same order, written the same
// way, so that one comparison mostly tells a key, and that all around it is as it should be.
// Threads: one owner.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "replay/byte_pattern.hpp"
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
  enum class Way : std::uint8_t { skip, put_in_slot, other };

  // A separator: it ends where a value begins, behind the quote of a text.
  struct Separator {
    BytePattern pattern;
    Use use = {};
    bool before_text = false;  // else a number, true, false or null
    Way way = Way::other;
    Separator* likely = nullptr;          // what has followed on it last; at first nothing
    std::vector<Separator*> others = {};  // what else has followed
  };

  // `behind_text`: they begin behind a text, not at the beginning of a line.
  explicit LineShapes(bool behind_text = false) {
    start_.before_text = behind_text;
    start_.likely = &nowhere_;
  }
  LineShapes(const LineShapes&) = delete;
  LineShapes& operator=(const LineShapes&) = delete;

  // Before the first separator.
  [[nodiscard]] Separator* start() { return &start_; }

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

  // The separator has followed on `from`. `text` ends where a value begins, behind the quote of a
  // text; `use` is the value's. Null if it is too long to be looked for, or there are too many: a
  // log whose keys are values has no end of them.
  Separator* add(Separator* from, std::string_view text, const Use& use);

 private:
  static constexpr std::size_t most_followers = 1024;

  [[nodiscard]] static bool is_at(const Separator& separator, const char* place) {
    return separator.pattern.is_at(place) &&
           (separator.before_text || begins_word(place[separator.pattern.size()]));
  }
  // The separator of a word is the beginning of that of a text, and of one with more blanks.
  [[nodiscard]] static bool begins_word(char c) {
    return c != '"' && static_cast<unsigned char>(c) > ' ';
  }
  [[nodiscard]] static Way way_of(const Separator& separator);
  [[nodiscard]] static Separator* follow_other(Separator* from, const char* place);

  Separator nowhere_;
  Separator start_;
  std::map<std::string, Separator, std::less<>> separators_;  // none moves
  std::size_t followers_ = 0;
};

}  // namespace mora::replay
