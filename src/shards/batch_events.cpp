// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/batch_events.hpp"

#include "engine/arrival.hpp"
#include "program/program_data.hpp"

namespace mora::shards {

TimePoint BatchEvents::floored(TimePoint t) const {
  const std::int64_t unit = program_.data().precision_us;
  return events_.empty() ? floor_to(t, unit)
                         : detail::floor_near(t, events_.back().event.time, unit);
}

void BatchEvents::add(const Event& event, std::uint32_t line, Arena& arena, std::string_view kept) {
  const TimePoint time = floored(event.time);
  if (!events_.empty() && time < events_.back().event.time) are_in_order_ = false;
  shares_.add(event);
  Admitted& read = events_.emplace_back();
  read.event.time = time;
  read.event.type = event.type;
  read.event.line = event.line;
  read.event.fields = arena.keep(event.fields, kept);
  read.line = line;
}

void BatchEvents::clear() {
  events_.clear();
  are_in_order_ = true;
  shares_.clear();
}

void BatchEvents::replace(std::vector<Admitted>& admitted) {
  events_.swap(admitted);
  shares_.clear();
  for (const Admitted& one : events_) shares_.add(one.event);
}

}  // namespace mora::shards
