// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FlatScanner: the fast way through a line of JSON Lines that is one object without objects and
// lists in it, as most lines of most logs are. It says no to any other line, and to one that may
// have a mistake: JsonScanner then reads it anew and has the last word. Threads: one owner.
// Ownership: the record outlives it; texts are those of the line.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "replay/json_scanner.hpp"
#include "replay/key_paths.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {

// A Record is what JsonScanner says, and has
//   void set_text(Id, std::string_view)   set() of a text
template <class Record>
class FlatScanner {
 public:
  explicit FlatScanner(Record& record) : record_(record) {}

  // `places`: of the line, counted from `base` (JsonIndex). The places behind the line; null for
  // no: then the record may have been given some values already.
  [[nodiscard]] const std::uint32_t* scan(std::string_view line, const char* base,
                                          const std::uint32_t* places);

 private:
  using Id = FieldMap::Id;
  using Place = KeyPaths::Place;

  // The string that begins behind `quote`, as long as there is no escape in it; `end` is what comes
  // behind it but for white space.
  [[nodiscard]] static std::string_view text_at(const char* quote, const char* end) {
    while (*--end != '"') {
    }
    return {quote + 1, static_cast<std::size_t>(end - quote) - 1};
  }
  [[gnu::noinline]] const Place* add_key(const Place* from, std::string_view key) {
    return paths_.add(from, key, record_.find(FieldMap::root, key));
  }
  [[gnu::noinline]] bool take_word(Id id, std::string_view token) {
    RawValue raw;
    if (!read_word(token, raw)) return false;
    if (id != FieldMap::none) record_.set(id, raw);
    return true;
  }

  Record& record_;
  KeyPaths paths_;
};

template <class Record>
const std::uint32_t* FlatScanner<Record>::scan(std::string_view line, const char* base,
                                               const std::uint32_t* places) {
  const auto end = static_cast<std::uint32_t>(line.data() + line.size() - base);
  if (*places >= end || base[*places] != '{') return nullptr;
  ++places;
  // Four places a field: key, colon, value, and what comes behind it. That the last of them is in
  // the line is enough for all.
  for (const Place* path = paths_.start();; places += 4) {
    if (places[3] >= end) return nullptr;
    const char* const key = base + places[0];
    const char* const colon = base + places[1];
    const char* const value = base + places[2];
    const char* const behind = base + places[3];
    if (*key != '"' || *colon != ':') return nullptr;
    const Place* next = KeyPaths::follow(path, key + 1);
    if (next == nullptr) {
      next = add_key(path, text_at(key, colon));
      if (next == nullptr) return nullptr;
    }
    path = next;
    if (*value != '"') {
      if (!take_word(path->id, {value, static_cast<std::size_t>(behind - value)})) return nullptr;
    } else if (path->id != FieldMap::none) {
      record_.set_text(path->id, text_at(value, behind));
    }
    if (*behind == ',') continue;
    return *behind == '}' && places[4] >= end ? places + 4 : nullptr;
  }
}

}  // namespace mora::replay
