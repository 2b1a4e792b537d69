// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KeyPaths: the keys of a log's lines in the order in which they stand there, as a tree: what has
// followed a key so far is compared with the next one before any table is asked. Lines of one kind
// have the same keys in the same order, so that is mostly one comparison a key. Threads: one owner.

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>

#include "replay/field_map.hpp"

namespace mora::replay {

class KeyPaths {
 public:
  using Id = FieldMap::Id;

  struct Place {
    Id id = FieldMap::none;  // the field that the key here is
    std::uint32_t size = 0;  // of the key
    std::uint64_t head = 0;  // the first bytes of the key and of the quote behind it,
    std::uint64_t mask = 0;  // and which bytes of the line they are compared with
    Place* first = nullptr;  // what has followed: the last one added
    Place* sibling = nullptr;
    std::string text;  // the key and the quote behind it
  };

  // Before the first key of a line.
  [[nodiscard]] const Place* start() const { return &places_.front(); }

  // The place of the key that begins at `key`, behind its quote, if it has followed on `from`
  // already; null if not. Behind the line are 8 readable bytes. As the quote is compared too, no
  // key is taken for one that it begins with.
  [[nodiscard]] static const Place* follow(const Place* from, const char* key) {
    std::uint64_t word = 0;
    std::memcpy(&word, key, sizeof word);
    for (const Place* next = from->first; next != nullptr; next = next->sibling) {
      if ((word & next->mask) == next->head && (next->size < sizeof word || is_rest(*next, key))) {
        return next;
      }
    }
    return nullptr;
  }

  // One more key that has followed on `from`. Null if the tree is full: a log whose keys are values
  // has no end of them.
  const Place* add(const Place* from, std::string_view key, Id id);

 private:
  static constexpr std::size_t most_places = 4096;

  [[nodiscard]] static bool is_rest(const Place& place, const char* key) {
    constexpr std::size_t word = sizeof place.head;
    return std::memcmp(place.text.data() + word, key + word, place.text.size() - word) == 0;
  }

  std::deque<Place> places_ = std::deque<Place>(1);  // none moves
};

}  // namespace mora::replay
