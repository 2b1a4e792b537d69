// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KeyPaths: the keys of a log's lines in the order in which they stand there, as a tree: what has
// followed a key so far is compared with the next one before any table is asked. Lines of one kind
// have the same keys in the same order, so that is mostly one comparison a key. Threads: one owner.

#include <cstddef>
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
    std::uint32_t size = 0;  // of `text`
    // The first two words of `text`, and with which bytes of the line they are compared.
    std::uint64_t words[2] = {0, 0};
    std::uint64_t masks[2] = {0, 0};
    Place* first = nullptr;  // what has followed: the last one added
    Place* sibling = nullptr;
    std::string text;  // the key and the quote behind it
  };
  // As many bytes behind a line must be readable.
  static constexpr std::size_t padding = sizeof Place::words;

  // Before the first key of a line.
  [[nodiscard]] const Place* start() const { return &places_.front(); }

  // The place of the key that begins at `key`, behind its quote, if it has followed on `from`
  // already; null if not. As the quote behind it is compared too, no key is taken for one that it
  // begins with.
  [[nodiscard]] static const Place* follow(const Place* from, const char* key) {
    std::uint64_t words[2];
    std::memcpy(words, key, sizeof words);
    for (const Place* next = from->first; next != nullptr; next = next->sibling) {
      const std::uint64_t other = ((words[0] & next->masks[0]) ^ next->words[0]) |
                                  ((words[1] & next->masks[1]) ^ next->words[1]);
      if (other == 0 && (next->size <= padding || is_rest(*next, key))) return next;
    }
    return nullptr;
  }

  // One more key that has followed on `from`. Null if the tree is full: a log whose keys are values
  // has no end of them.
  const Place* add(const Place* from, std::string_view key, Id id);

 private:
  static constexpr std::size_t most_places = 4096;

  [[nodiscard]] static bool is_rest(const Place& place, const char* key) {
    return std::memcmp(place.text.data() + padding, key + padding, place.size - padding) == 0;
  }

  std::deque<Place> places_ = std::deque<Place>(1);  // none moves
};

}  // namespace mora::replay
