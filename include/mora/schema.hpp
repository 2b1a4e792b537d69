// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Schema: the vocabulary of a program: event types, and each type's fields in the order in which an
// Event carries them. Slot 0 is the case key, then `by`, then the field of `dedupe` if
// the policy has one, then the declared fields.
// Threads: const, from any thread. Ownership: a view into the program; lives as long as it does.

#include <cstdint>
#include <optional>
#include <string_view>

#include "mora/event.hpp"
#include "mora/value.hpp"

namespace mora::inline v0 {

namespace detail {
struct ProgramData;
}

// A declared field of an event type.
struct Field {
  std::string_view name;
  ValueKind kind = ValueKind::null;
};

class Schema {
 public:
  explicit Schema(const detail::ProgramData& data) : data_(&data) {}

  [[nodiscard]] std::uint32_t event_count() const;
  [[nodiscard]] std::string_view event_name(EventType type) const;
  [[nodiscard]] std::optional<EventType> find_event(std::string_view name) const;

  [[nodiscard]] std::uint32_t field_count(EventType type) const;
  [[nodiscard]] Field field(EventType type, std::uint32_t slot) const;
  [[nodiscard]] std::optional<std::uint32_t> find_field(EventType type,
                                                        std::string_view name) const;
  // The most fields that a type has: the size of a buffer that serves all of them.
  [[nodiscard]] std::uint32_t max_field_count() const;

 private:
  const detail::ProgramData* data_;
};

}  // namespace mora::inline v0
