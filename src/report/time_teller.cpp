// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/time_teller.hpp"

#include "program/program_data.hpp"

namespace mora::report {

TimeTeller::TimeTeller(const Program& program) : times_(program.data().zone) {}

std::string TimeTeller::operator()(TimePoint t) {
  std::string text;
  append(text, t);
  return text;
}

void TimeTeller::append(std::string& text, TimePoint t) {
  const std::int64_t midnight = times_.local_midnight(t);
  if (midnight == midnight_) return times_.append_local_clock(text, t);
  midnight_ = midnight;
  times_.append_local(text, t);
}

}  // namespace mora::report
