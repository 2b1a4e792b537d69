// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Transfer: what one program's code names, found in another one or added behind its own: events,
// fields, roles, keys, clauses, calendars. Threads: one owner. Ownership: the old program's data
// must outlive it.

#include <cstdint>
#include <map>
#include <vector>

#include "adoption/origins.hpp"
#include "program/builder.hpp"

namespace mora::adoption {

using detail::CodeIndex;

class Transfer {
 public:
  // `origins` are those of `next`; what is added to it gets its own.
  Transfer(const ProgramData& next, const ProgramData& old, Origins& origins);

  [[nodiscard]] program::Builder& builder() { return builder_; }
  [[nodiscard]] ProgramData& data() { return builder_.data; }
  [[nodiscard]] const ProgramData& old() const { return old_; }

  // Each takes a place in the old program and gives that in the new one.
  detail::Text text(detail::Text text) { return builder_.text(old_.view(text)); }
  std::uint32_t event(std::uint32_t event);
  std::uint32_t field(std::uint32_t event, std::uint32_t slot);
  std::uint32_t role(std::uint32_t role);
  std::uint8_t space(std::uint8_t space);
  std::uint32_t clause(std::uint32_t clause);
  std::uint32_t calendar(std::uint32_t calendar);
  std::uint32_t clause_refs(std::uint32_t first, std::uint32_t count);
  std::uint32_t capture_fields(std::uint32_t first, std::uint32_t count);
  std::uint32_t capture_slots(std::uint32_t event, std::uint32_t first, std::uint32_t count);
  // `event` is of the old program too; `none` for code that is not run for an event.
  CodeIndex code(CodeIndex first, std::uint32_t event);
  detail::Charge charge(const detail::Charge& charge, std::uint32_t event);

  // Whether the old program's role or key has been asked for, and whether it had to be added.
  [[nodiscard]] bool has_role(std::uint32_t role) const { return roles_.contains(role); }
  [[nodiscard]] bool added_role(std::uint32_t role) const { return roles_.at(role) >= next_roles_; }
  [[nodiscard]] bool has_space(std::uint8_t space) const { return spaces_.contains(space); }
  [[nodiscard]] bool added_space(std::uint8_t space) const {
    return spaces_.at(space) >= next_spaces_;
  }

  // Writes the fields to the program's data; then no more may be added.
  void finish_fields();

 private:
  detail::Instruction moved(detail::Instruction step, CodeIndex from, CodeIndex to,
                            std::uint32_t event);
  std::uint32_t constant(const Value& value);
  [[nodiscard]] std::uint32_t id_slot(const std::vector<detail::FieldData>& fields) const;
  detail::FieldData added_field(const detail::FieldData& field);

  program::Builder builder_;
  const ProgramData& old_;
  Origins& origins_;
  std::size_t next_roles_;
  std::size_t next_spaces_;
  std::vector<std::vector<detail::FieldData>> fields_;  // by event
  std::map<std::uint32_t, std::uint32_t> events_;       // these go from old to new
  std::map<std::uint32_t, std::uint32_t> roles_;
  std::map<std::uint32_t, std::uint32_t> clauses_;
  std::map<std::uint32_t, std::uint32_t> calendars_;
  std::map<std::uint8_t, std::uint8_t> spaces_;
};

}  // namespace mora::adoption
