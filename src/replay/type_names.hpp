// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TypeNames: event types by their names, for a reader that is asked for few names often: the last
// ones are found by their bytes alone. Threads: one owner.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "mora/program.hpp"

#include "replay/byte_pattern.hpp"
#include "value/hash.hpp"

namespace mora::replay {

class TypeNames {
 public:
  explicit TypeNames(Schema schema) : schema_(schema) {}

  // Places enough that names of one policy seldom share one.
  static constexpr std::size_t places = 256;
  // For a table of names: less than `places`. By both ends of the name: many names of one policy
  // begin alike (complaint_received, complaint_resolved). Of a short one what is behind it counts,
  // too, which is mostly the same. BytePattern::most_size bytes from the name's beginning on must
  // be readable, here and below.
  [[nodiscard]] static std::size_t place_of(std::string_view name) {
    const char* const last = name.data() + (name.size() < 8 ? 0 : name.size() - 8);
    const std::uint64_t ends =
        detail::word_at<std::uint64_t>(name.data()) + 3 * detail::word_at<std::uint64_t>(last);
    return (ends + name.size()) * detail::golden_ratio >> (64 - std::countr_zero(places));
  }

  [[nodiscard]] std::optional<EventType> find(std::string_view name) {
    Known& known = known_[place_of(name)];
    if (known.name.is(name)) return known.type;
    return look_up(name, known);
  }

 private:
  // Of a name that is known by its pattern; an empty one is no event's.
  struct Known {
    BytePattern name;
    std::optional<EventType> type;
  };
  [[gnu::noinline]] std::optional<EventType> look_up(std::string_view name, Known& known) {
    const std::optional<EventType> type = schema_.find_event(name);
    if (type && name.size() <= BytePattern::most_size) known = {BytePattern(name), type};
    return type;
  }

  Schema schema_;
  std::array<Known, places> known_;
};

}  // namespace mora::replay
