// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Events of C as those of the library. What C hands over is checked against the program's schema:
// the library trusts its C++ hosts to give each field a value of its kind, and this makes it so.
// Threads: one owner. Ownership: fields and lists live until begin(); texts are the caller's.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/schema.hpp"
#include "mora/value.hpp"

#include "mora.h"

namespace mora::c {

class EventMaker {
 public:
  explicit EventMaker(Program program)
      : program_(std::move(program)), width_(program_.schema().max_field_count()) {}

  // Up to `count` events are made next; those before are done with.
  void begin(std::size_t count);
  // Null for a value that is not of its field's kind, or out of range. Types and numbers of fields
  // that the program does not have are left to the monitor.
  [[nodiscard]] std::optional<Event> make(const mora_event& event);

  [[nodiscard]] std::optional<Value> value(const mora_value& value);

 private:
  [[nodiscard]] std::optional<Value> number(const mora_value& value) const;
  [[nodiscard]] std::optional<Value> money(const mora_value& value) const;
  [[nodiscard]] std::optional<Value> list(const mora_value& value);

  Program program_;
  std::size_t width_;          // the most fields that an event has
  std::vector<Value> fields_;  // of all events, so that it does not move
  std::size_t used_ = 0;       // of them
  std::deque<std::vector<Value>> lists_;
};

}  // namespace mora::c
