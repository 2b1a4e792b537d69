// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Code for expressions: a checked tree and a Binding, which says where its fields are read from,
// make a run of instructions.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "program/builder.hpp"
#include "program/program_data.hpp"
#include "sema/checked.hpp"
#include "sema/vocabulary.hpp"

namespace mora::lower {

using detail::CodeIndex;

// The fields that an obligation or a memory keeps of an event, in the order of the kept values.
class Captures {
 public:
  // The field's place; it is added if it is not there yet.
  std::uint32_t index(std::string_view field);
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }
  // The event's time is asked for too, which every memory keeps.
  void ask_for_time() { asks_for_time_ = true; }
  [[nodiscard]] bool asks_for_time() const { return asks_for_time_; }

 private:
  std::vector<std::string> fields_;
  bool asks_for_time_ = false;
};

// Where the fields of one event are read from.
struct FieldSource {
  const sema::EventInfo* event = nullptr;  // its slots, as the event is at hand
  Captures* captures = nullptr;            // or what was kept of it; neither: fields are null
};

struct Binding {
  FieldSource event;                               // bare names and event.x
  FieldSource trigger;                             // trigger.x
  detail::Op event_time = detail::Op::event_time;  // memory_time for a remembered event
  detail::Op capture = detail::Op::memory;         // how captures of `event` are loaded
  // event_time where the event at hand is the trigger
  detail::Op trigger_time = detail::Op::trigger_time;
};

class CodeWriter {
 public:
  explicit CodeWriter(program::Builder& builder) : builder_(builder) {}

  // The code that yields the node's value.
  CodeIndex value(const sema::Node& node, const Binding& binding);

 private:
  void push(const sema::Node& node, const Binding& binding);
  void push_field(const FieldSource& source, std::string_view field, detail::Op capture_op);
  void push_constant(const sema::Node& node);
  void push_logical(const sema::Node& node, const Binding& binding);
  void push_items(const sema::Node& node, const Binding& binding);
  // The arguments, then what is done with them.
  void push_operation(const sema::Node& node, const Binding& binding, detail::Op op,
                      std::uint32_t c = 0);
  void push_args(const sema::Node& node, const Binding& binding);
  void push_moved(const sema::Node& node, const Binding& binding);

  program::Builder& builder_;
};

}  // namespace mora::lower
