// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// EventBuilder: an event by the names of its type and fields, for hosts that do not count
// nanoseconds; those fill an Event themselves, with the slots that Schema gives them.
//
//   mora::EventBuilder event(program, "service_requested");
//   event.at("2026-03-02T09:00:00+08:00").set("order", "SO-1001");
//   monitor.push(event.event());
//
// Threads: one owner. Ownership: copies what it is given; event() is a view into the builder.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

class EventBuilder {
 public:
  EventBuilder(Program program, std::string_view type);

  EventBuilder& at(TimePoint time);
  // RFC 3339, or without an offset the local time of the policy's zone.
  EventBuilder& at(std::string_view timestamp);
  // The line or sequence number that findings name as evidence; by default the monitor counts.
  EventBuilder& line(std::uint64_t number);

  // A text sets a field of type string; for one of another type it is read as a log's text would
  // be: "2026-03-02T09:00+08:00", "30.00 CNY", "2h30m".
  EventBuilder& set(std::string_view field, std::string_view text);
  EventBuilder& set(std::string_view field, const char* text) {
    return set(field, std::string_view(text));
  }
  EventBuilder& set(std::string_view field, bool value);
  EventBuilder& set(std::string_view field, std::int64_t value);
  EventBuilder& set(std::string_view field, int value) { return set(field, std::int64_t{value}); }
  EventBuilder& set(std::string_view field, const Value& value);

  // The first mistake since the builder was made: an unknown type or field, a value that does not
  // fit. Empty if there is none.
  [[nodiscard]] const std::string& error() const { return error_; }
  // With a mistake its type is one that every monitor rejects.
  [[nodiscard]] Event event() const;

 private:
  void fail(std::string message);
  void put(std::string_view field, const Value& value);
  // Copies of what the field in `slot` is given.
  [[nodiscard]] std::string_view keep(std::uint32_t slot, std::string_view text);
  [[nodiscard]] Value keep(std::uint32_t slot, std::span<const Value> list);

  Program program_;
  Event event_;
  std::vector<Value> values_;
  std::vector<std::vector<char>> texts_;   // by slot; a text stays in place when the builder moves
  std::vector<std::vector<Value>> lists_;  // by slot, their texts in texts_
  std::string error_;
};

}  // namespace mora::inline v0
