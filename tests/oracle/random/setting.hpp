// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Setting: where and when a scenario plays: a zone, a start shortly before one of its clock
// changes, and the grid that nearly all times and durations lie on, so that they often meet
// exactly.

#include <string>

#include "oracle/judge/value.hpp"
#include "oracle/random/dice.hpp"

namespace mora::oracle {

// The vocabulary of every random policy: each event has all fields.
inline const char* const event_types =
    "asked answered checked broken complained assigned stopped resumed closed";
inline const char* const field_declarations =
    "{n: number, s: string, m: money, at: time, d: duration, ok: bool, tags: list, unit: string}";

struct Setting {
  std::string zone;
  Instant start;
  Length grid;
  std::string calendars;  // words, as for Dice::word; empty: none
};

[[nodiscard]] Setting random_setting(Dice& dice);
// A time of the scenario, somewhere within some days.
[[nodiscard]] Instant random_instant(Dice& dice, const Setting& setting);
// "2026-03-28", on or about the first days of the scenario.
[[nodiscard]] std::string random_date(Dice& dice, const Setting& setting, int first, int last);
// calendars: {…}, one for each of the setting's.
[[nodiscard]] std::string random_calendars(Dice& dice, const Setting& setting);
// A multiple of the grid, as "1h30m".
[[nodiscard]] std::string random_exact_duration(Dice& dice, const Setting& setting);
// The same, or civil.
[[nodiscard]] std::string random_duration(Dice& dice, const Setting& setting);
[[nodiscard]] std::string exact_text(Length length);

}  // namespace mora::oracle
