// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ProgramFacts: what the engine asks about a program and its rules for every event, worked out
// once. Most rules are plain: one length of time, no captures, no pauses, no warnings; for them
// opening an obligation is a sum and a timer. Threads: plain values.

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
};

// What the engine asks about a program for every event.
struct ProgramFacts {
  explicit ProgramFacts(const ProgramData& program);

  std::vector<RuleFacts> rules;
  std::uint32_t events = 0;  // how many types there are
  std::uint32_t spaces = 0;  // and how many keys
  // Anything in the program looks back at violations: then a case keeps them, else only those that
  // are still to be fulfilled late.
  bool asks_for_violations = false;
};

}  // namespace mora::inline v0::detail
