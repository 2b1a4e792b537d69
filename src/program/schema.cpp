// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/schema.hpp"

#include <algorithm>

#include "program/program_data.hpp"
#include "value/hash.hpp"

namespace mora::inline v0 {

std::uint32_t Schema::event_count() const {
  return static_cast<std::uint32_t>(data_->events.size());
}

std::string_view Schema::event_name(EventType type) const {
  return data_->view(data_->events[type].name);
}

std::optional<EventType> Schema::find_event(std::string_view name) const {
  const std::size_t mask = data_->event_hash.size() - 1;
  for (std::size_t i = detail::table_hash(name) & mask;; i = (i + 1) & mask) {
    const std::uint32_t entry = data_->event_hash[i];
    if (entry == 0) return std::nullopt;
    if (data_->view(data_->events[entry - 1].name) == name) return entry - 1;
  }
}

std::uint32_t Schema::field_count(EventType type) const { return data_->events[type].field_count; }

Field Schema::field(EventType type, std::uint32_t slot) const {
  const detail::FieldData& field = data_->fields[data_->events[type].first_field + slot];
  return {data_->view(field.name), field.kind};
}

std::optional<std::uint32_t> Schema::find_field(EventType type, std::string_view name) const {
  for (std::uint32_t slot = 0; slot < field_count(type); ++slot) {
    if (field(type, slot).name == name) return slot;
  }
  return std::nullopt;
}

std::uint32_t Schema::max_field_count() const {
  std::uint32_t most = 0;
  for (const detail::EventData& event : data_->events) most = std::max(most, event.field_count);
  return most;
}

}  // namespace mora::inline v0
