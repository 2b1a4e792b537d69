// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseHistory: what a CaseRecord keeps of one case of one key, and how it falls apart into
// obligations. Data only. Ownership: texts that are not the program's are copied.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/finding.hpp"
#include "mora/program.hpp"
#include "mora/trace.hpp"

namespace mora::explain {

struct PastField {
  std::string_view name;
  std::string text;
  Value value;  // null for texts and lists
};

struct PastEvent {
  std::uint64_t line = 0;
  TimePoint time;
  EventType type = 0;
  std::string by;
  std::vector<PastField> fields;  // those that it has, without the key and `by`
};

struct PastFinding {
  Finding finding;  // its person, if any, is `person`
  std::string person;
};

// The events, steps and findings in the order in which they are told: a step stands behind the
// event that brought it about, what is due at an instant behind the events of that instant.
struct Entry {
  enum class Kind : std::uint8_t { event, step, finding };
  Kind kind{};
  std::size_t index = 0;
};

struct CaseHistory {
  std::string key;
  std::uint8_t space = 0;
  std::vector<PastEvent> events;
  std::vector<Transition> steps;      // their case key is empty
  std::deque<PastFinding> findings;   // stays where it is
  std::vector<Entry> arrivals;        // steps and findings as they came
  std::vector<PastField> other_keys;  // what rules with keys of their own call its events

  [[nodiscard]] std::vector<Entry> timeline() const;
  // Null pointer for none.
  [[nodiscard]] const PastEvent* event_at(std::uint64_t line) const;
};

// One obligation, or one judgement of a rule that has none, from its beginning to its end.
struct Course {
  RuleIndex rule = 0;
  std::uint64_t obligation = 0;  // 0: a judgement
  std::uint64_t line = 0;        // of its trigger, or of the event that is judged
  std::vector<const Transition*> steps;
  std::vector<const PastFinding*> findings;

  // The last step of the kind; null pointer for none.
  [[nodiscard]] const Transition* last(TransitionKind kind) const;
  [[nodiscard]] const Finding* find(FindingKind kind, std::uint64_t id) const;
};

// In the order in which they began.
[[nodiscard]] std::vector<Course> courses_of(const Program& program, const CaseHistory& history);

}  // namespace mora::explain

namespace mora::inline v0::detail {

struct CaseRecordData {
  Program program;
  std::string case_key;
  std::vector<explain::CaseHistory> histories;  // by key
  TimePoint end{INT64_MIN};                     // of the log
};

}  // namespace mora::inline v0::detail
