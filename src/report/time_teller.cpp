// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/time_teller.hpp"

#include "program/program_data.hpp"

namespace mora::report {

TimeTeller::TimeTeller(const Program& program) : times_(program.data().zone) {}

std::string TimeTeller::operator()(TimePoint t) {
  char text[civil::TimestampWriter::most_size];
  return {text, put(text, t)};
}

void TimeTeller::append(text::TextBuffer& text, TimePoint t) {
  text.end_at(put(text.room(civil::TimestampWriter::most_size), t));
}

char* TimeTeller::put(char* to, TimePoint t) {
  const std::int64_t midnight = times_.local_midnight(t);
  if (midnight == midnight_) return times_.put_local_clock(to, t);
  midnight_ = midnight;
  return times_.put_local(to, t);
}

}  // namespace mora::report
