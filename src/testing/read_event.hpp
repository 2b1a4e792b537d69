// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_event: a map of a case file -> an event of the program, its fields typed as the policy
// declares. Ownership: an event's texts are views into the tree, its lists live in the reader.

#include <deque>
#include <optional>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/value.hpp"

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::testing {

class EventFileReader {
 public:
  // `each`: maps of fields that every event has unless it says otherwise; later maps win.
  EventFileReader(const Program& program, const std::vector<const syntax::Node*>& each,
                  text::DiagnosticBag& bag);

  // Null if a mistake was reported to `bag`.
  [[nodiscard]] std::optional<Event> read(const syntax::Node& node, std::uint64_t number,
                                          text::DiagnosticBag& bag);

 private:
  struct Given {
    const syntax::Scalar* name;
    const syntax::Node* value;
  };

  [[nodiscard]] std::optional<EventType> read_type(const syntax::Node& node,
                                                   text::DiagnosticBag& bag) const;
  bool set_defaults(EventType type, std::vector<Value>& values, text::DiagnosticBag& bag);
  bool set_own(const syntax::Node& node, EventType type, std::vector<Value>& values,
               text::DiagnosticBag& bag);
  bool set(const Given& given, ValueKind kind, Value& value, text::DiagnosticBag& bag);
  [[nodiscard]] std::optional<Value> convert(const Given& given, ValueKind kind,
                                             text::DiagnosticBag& bag);
  [[nodiscard]] std::optional<Value> convert_list(const syntax::Node& node,
                                                  text::DiagnosticBag& bag);

  const Program& program_;
  std::vector<Given> each_;                // a later one replaced an earlier one of its name
  std::deque<std::vector<Value>> values_;  // the fields of each event read, and lists
};

}  // namespace mora::testing
