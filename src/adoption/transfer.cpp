// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/transfer.hpp"

#include <algorithm>

namespace mora::adoption {

using detail::Instruction;
using detail::none;
using detail::Op;

namespace {

// The place of the first item with the name; the number of items if there is none.
template <class Item>
std::uint32_t find_name(const program::Builder& builder, const std::vector<Item>& items,
                        detail::Text Item::*name, std::string_view wanted) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) {
    return builder.view(item.*name) == wanted;
  });
  return static_cast<std::uint32_t>(found - items.begin());
}

}  // namespace

Transfer::Transfer(const ProgramData& next, const ProgramData& old, Origins& origins)
    : builder_(next),
      old_(old),
      origins_(origins),
      next_roles_(next.roles.size()),
      next_spaces_(next.spaces.size()) {
  for (const detail::EventData& event : next.events) {
    const auto* const first = next.fields.data() + event.first_field;
    fields_.emplace_back(first, first + event.field_count);
  }
}

std::uint32_t Transfer::event(std::uint32_t event) {
  const auto [known, fresh] = events_.emplace(event, 0);
  if (!fresh) return known->second;
  const detail::EventData& what = old_.events[event];
  known->second =
      find_name(builder_, data().events, &detail::EventData::name, old_.view(what.name));
  if (known->second < data().events.size()) return known->second;
  data().events.push_back({});
  data().events.back().name = text(what.name);
  fields_.emplace_back();
  for (std::uint32_t i = 0; i < what.field_count; ++i) {
    fields_.back().push_back(added_field(old_.fields[what.first_field + i]));
  }
  return known->second;
}

// What the log called it, it calls it still.
detail::FieldData Transfer::added_field(const detail::FieldData& field) {
  const std::string_view name = old_.view(field.name);
  const bool is_named =
      find_name(builder_, data().source, &detail::SourceData::field, name) != data().source.size();
  for (const detail::SourceData& source : old_.source) {
    if (is_named || old_.view(source.field) != name) continue;
    data().source.push_back({text(source.field), text(source.column)});
    break;
  }
  return {text(field.name), field.kind};
}

std::uint32_t Transfer::field(std::uint32_t event, std::uint32_t slot) {
  if (slot == none) return none;
  const detail::FieldData& what = old_.fields[old_.events[event].first_field + slot];
  std::vector<detail::FieldData>& fields = fields_[this->event(event)];
  const std::uint32_t place =
      find_name(builder_, fields, &detail::FieldData::name, old_.view(what.name));
  if (place == fields.size()) fields.push_back(added_field(what));
  return place;
}

std::uint32_t Transfer::role(std::uint32_t role) {
  if (role == none) return none;
  const auto [known, fresh] = roles_.emplace(role, 0);
  if (!fresh) return known->second;
  const detail::RoleData& what = old_.roles[role];
  known->second = find_name(builder_, data().roles, &detail::RoleData::name, old_.view(what.name));
  if (known->second == data().roles.size()) {
    data().roles.push_back({text(what.name), text(what.title_en), text(what.title_zh)});
    origins_.roles.push_back(role);
  }
  return known->second;
}

std::uint8_t Transfer::space(std::uint8_t space) {
  const auto [known, fresh] = spaces_.emplace(space, 0);
  if (!fresh) return known->second;
  const detail::Text field = old_.spaces[space].field;
  const std::uint32_t place =
      find_name(builder_, data().spaces, &detail::KeySpace::field, old_.view(field));
  if (place == data().spaces.size()) {
    data().spaces.push_back({});
    data().spaces.back().field = text(field);
    origins_.spaces.push_back(space);
    origins_.pauses.emplace_back();
  }
  return known->second = static_cast<std::uint8_t>(place);
}

std::uint32_t Transfer::clause(std::uint32_t clause) {
  const auto [known, fresh] = clauses_.emplace(clause, 0);
  if (!fresh) return known->second;
  const detail::ClauseData& what = old_.clauses[clause];
  known->second = find_name(builder_, data().clauses, &detail::ClauseData::id, old_.view(what.id));
  if (known->second == data().clauses.size()) {
    data().clauses.push_back(
        {text(what.id), text(what.title_en), text(what.title_zh), text(what.text)});
  }
  return known->second;
}

std::uint32_t Transfer::calendar(std::uint32_t calendar) {
  if (calendar == none) return none;
  const auto [known, fresh] = calendars_.emplace(calendar, 0);
  if (!fresh) return known->second;
  data().calendars.push_back(old_.calendars[calendar]);
  return known->second = static_cast<std::uint32_t>(data().calendars.size() - 1);
}

std::uint32_t Transfer::clause_refs(std::uint32_t first, std::uint32_t count) {
  std::vector<std::uint32_t> refs;
  for (std::uint32_t i = 0; i < count; ++i) refs.push_back(clause(old_.clause_refs[first + i]));
  return builder_.clause_refs(refs);
}

std::uint32_t Transfer::capture_fields(std::uint32_t first, std::uint32_t count) {
  const auto moved = static_cast<std::uint32_t>(data().capture_fields.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const detail::FieldData& field = old_.capture_fields[first + i];
    data().capture_fields.push_back({text(field.name), field.kind});
  }
  return moved;
}

std::uint32_t Transfer::capture_slots(std::uint32_t event, std::uint32_t first,
                                      std::uint32_t count) {
  const auto moved = static_cast<std::uint32_t>(data().capture_slots.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    data().capture_slots.push_back(field(event, old_.capture_slots[first + i]));
  }
  return moved;
}

std::uint32_t Transfer::constant(const Value& value) {
  if (value.kind() == ValueKind::string) return builder_.text_constant(value.string());
  return builder_.constant(value);
}

Instruction Transfer::moved(Instruction step, CodeIndex from, CodeIndex to, std::uint32_t event) {
  switch (step.op) {
    case Op::constant: step.c = constant(old_.constants[step.c]); break;
    case Op::field: step.c = field(event, step.c); break;
    case Op::role: step.c = role(step.c); break;
    case Op::violated: step.c = clause_refs(step.c, step.b); break;
    case Op::business_time: step.c = calendar(step.c); break;
    case Op::call: step.c = builder_.function(old_.functions[step.c]); break;
    case Op::branch_false:
    case Op::branch_true: step.c = step.c - from + to; break;
    default: break;
  }
  return step;
}

CodeIndex Transfer::code(CodeIndex first, std::uint32_t event) {
  if (first == none) return none;
  const CodeIndex to = builder_.here();
  for (CodeIndex i = first;; ++i) {
    const Instruction step = moved(old_.code[i], first, to, event);
    builder_.emit(step.op, step.c, step.b, step.a);
    if (step.op == Op::done) return to;
  }
}

detail::Charge Transfer::charge(const detail::Charge& charge, std::uint32_t event) {
  const CodeIndex person = code(charge.person, event);
  return {person, code(charge.fine_base, event)};
}

// Where a type that only former rules wait for has the field of the next policy's `dedupe`.
std::uint32_t Transfer::id_slot(const std::vector<detail::FieldData>& fields) const {
  const detail::Text wanted = builder_.data.dedupe;
  if (wanted.size == 0) return detail::none;
  for (std::uint32_t slot = 0; slot < fields.size(); ++slot) {
    if (builder_.view(fields[slot].name) == builder_.view(wanted)) return slot;
  }
  return detail::none;
}

void Transfer::finish_fields() {
  data().fields.clear();
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    data().events[i].first_field = static_cast<std::uint32_t>(data().fields.size());
    data().events[i].field_count = static_cast<std::uint32_t>(fields_[i].size());
    data().fields.insert(data().fields.end(), fields_[i].begin(), fields_[i].end());
    if (data().events[i].id_slot == detail::none) data().events[i].id_slot = id_slot(fields_[i]);
  }
}

}  // namespace mora::adoption
