// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TimestampWriter: instants as text in a zone, for many times of which one mostly has the date and
// the offset of the one before: it keeps both. Threads: one owner. Ownership: the zone must outlive
// it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "mora/time.hpp"

#include "civil/zone_table.hpp"

namespace mora::civil {

class TimestampWriter {
 public:
  explicit TimestampWriter(const detail::Zone& zone) : zone_(&zone) {}

  // As format_rfc3339 and format_local in timestamp.hpp say.
  void append_rfc3339(std::string& text, TimePoint t);
  void append_local(std::string& text, TimePoint t);
  // Without its date.
  void append_local_clock(std::string& text, TimePoint t);
  // When the local day of `t` began, in local microseconds since 1970.
  [[nodiscard]] std::int64_t local_midnight(TimePoint t);

 private:
  // What is the same from one change of the zone's offset to the next.
  struct Offset {
    std::int64_t from = 0;  // UTC; [from, to) is empty at first
    std::int64_t to = 0;
    std::int64_t us = 0;
    std::int64_t whole_minutes_us = 0;
    std::array<char, 6> text{};  // "+08:00", without seconds
  };
  struct Day {
    std::int64_t midnight = 0;  // local
    std::array<char, 16> text{"1970-01-01"};
    std::size_t size = 10;
  };

  const Offset& offset_at(TimePoint t);
  const Day& day_of(std::int64_t local_us);
  void find_offset(TimePoint t);
  void find_day(std::int64_t local_us);

  const detail::Zone* zone_;
  Offset offset_;
  Day day_;
};

}  // namespace mora::civil
