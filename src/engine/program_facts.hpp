// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ProgramFacts: what the engine asks about a program and its rules for every event, worked out
// once. Most rules are plain: one length of time, no captures, no pauses, no warnings; for them
// opening an obligation is a sum and a timer. Events that do nothing else and end such obligations
// are plain too. Threads: plain values.

#include <cstdint>
#include <vector>

#include "mora/time.hpp"

#include "program/program_data.hpp"

namespace mora::inline v0::detail {

struct RuleFacts {
  // What the ids of all its violations begin with (violation_id).
  std::uint64_t id_base = 0;
  // The length until it is due, if `plain_due`.
  Duration within;
  // Due after the same length of time on all dates, counted in hours of all days.
  bool plain_due = false;
  // In force at every instant.
  bool always = false;
  // Its obligations need nothing beside their cell, but for large lines.
  bool fits_cell = false;
  bool pauses = false;
  std::uint8_t space = 0;
  // Of Timers, where a plain type of event opens the rule's obligations; none: there is no such
  // type, or the lanes are taken.
  std::uint32_t lane = none;
};

// A step of a plain event type: opens an obligation of the rule, due `within` from now, or is what
// the rule's obligations require.
struct PlainStep {
  Duration within;
  std::uint32_t rule = 0;
  std::uint32_t lane = none;  // of Timers
  bool opens = false;
};

// A type is plain if all its steps are: open and fulfil by the same key, without a condition; what
// they open is plain_due, fits its cell, and is in force and runs always. Other steps than these
// may have to end cases: so no type of a policy that closes or forgets cases is plain.
struct alignas(64) EventFacts {
  std::uint32_t field_count = 0;
  std::uint32_t keys = 0;  // that its events have: bits
  bool is_plain = false;
  // Of a plain type: its key, the key's field, its first step, and where all its steps stand.
  std::uint8_t space = 0;
  std::uint32_t slot = 0;
  std::uint32_t steps = 0;
  std::uint32_t step_count = 0;
  // How many of its first steps assign a role each if a field compares so with a constant.
  std::uint32_t choice_count = 0;
  PlainStep first;
};

// What the engine asks about a program for every event.
struct ProgramFacts {
  explicit ProgramFacts(const ProgramData& program);

  std::vector<RuleFacts> rules;
  std::vector<EventFacts> events;
  std::vector<PlainStep> plain_steps;
  std::uint32_t spaces = 0;  // how many keys there are,
  std::uint32_t lanes = 0;   // and how many lanes are in use
  std::int64_t precision_us = 1;
  // Anything in the program looks back at violations: then a case keeps them, else only those that
  // are still to be fulfilled late.
  bool asks_for_violations = false;
};

}  // namespace mora::inline v0::detail
