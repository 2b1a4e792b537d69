// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TimeTeller: says times, the date only where it is another than that of the time before.
// Threads: one owner. Ownership: the program must outlive it.

#include <cstdint>
#include <optional>
#include <string>

#include "mora/program.hpp"
#include "mora/time.hpp"

#include "civil/timestamp_writer.hpp"
#include "text/text_buffer.hpp"

namespace mora::report {

class TimeTeller {
 public:
  explicit TimeTeller(const Program& program);

  [[nodiscard]] std::string operator()(TimePoint t);
  void append(text::TextBuffer& text, TimePoint t);
  // The next time is said with its date.
  void start_anew() { midnight_.reset(); }

 private:
  [[nodiscard]] char* put(char* to, TimePoint t);

  civil::TimestampWriter times_;
  std::optional<std::int64_t> midnight_;  // of the date that was said
};

}  // namespace mora::report
