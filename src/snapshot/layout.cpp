// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "snapshot/layout.hpp"

#include "value/hash.hpp"

namespace mora::snapshot {
namespace {

class Layout {
 public:
  explicit Layout(const detail::ProgramData& program) : program_(program) {}

  std::uint64_t hash() {
    add_spaces();
    add_events();
    add_memories();
    add_rules();
    add(program_.roles.size());
    for (const detail::RoleData& role : program_.roles) add(role.name);
    add(program_.calendars.size());
    for (const detail::Calendar& calendar : program_.calendars) add_text(calendar.name);
    add(program_.forgets ? 1 : 0);
    add(program_.dedupe);
    add(static_cast<std::uint64_t>(program_.precision_us));
    return hash_;
  }

 private:
  void add(std::uint64_t word) { hash_ = detail::mix(hash_, word); }
  void add_text(std::string_view text) { add(detail::hash_text(text)); }
  void add(detail::Text text) { add_text(program_.view(text)); }
  void add_fields(const std::vector<detail::FieldData>& fields, std::uint32_t first,
                  std::uint32_t count) {
    add(count);
    for (std::uint32_t i = first; i < first + count; ++i) {
      add(fields[i].name);
      add(static_cast<std::uint64_t>(fields[i].kind));
    }
  }

  void add_spaces() {
    add(program_.spaces.size());
    for (const detail::KeySpace& space : program_.spaces) {
      add(space.field);
      add(space.role_words);
      add(space.pause_words);
      add(space.memory_words);
    }
  }

  void add_events() {
    add(program_.events.size());
    for (const detail::EventData& event : program_.events) {
      add(event.name);
      add_fields(program_.fields, event.first_field, event.field_count);
    }
  }

  void add_memories() {
    add(program_.memories.size());
    for (const detail::MemoryData& memory : program_.memories) {
      add(memory.space);
      add(memory.word);
      add_fields(program_.capture_fields, memory.captures, memory.capture_count);
    }
  }

  void add_rules() {
    add(program_.rules.size());
    for (const detail::RuleData& rule : program_.rules) {
      add(program_.clauses[rule.clause].id);
      add(rule.text.name);
      add(static_cast<std::uint64_t>(rule.form));
      add(rule.space);
      add(rule.times);
      add(rule.warning_count);
      add_fields(program_.capture_fields, rule.captures, rule.capture_count);
      add(rule.pause_count);
      for (std::uint32_t i = 0; i < rule.pause_count; ++i) {
        add(program_.rule_pauses[rule.pauses + i]);
      }
    }
  }

  const detail::ProgramData& program_;
  std::uint64_t hash_ = 0;
};

}  // namespace

std::uint64_t layout_of(const detail::ProgramData& program) { return Layout(program).hash(); }

}  // namespace mora::snapshot
