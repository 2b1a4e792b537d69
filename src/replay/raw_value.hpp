// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RawValue: what a log says at one place, before it is known which kind of value is wanted there.
// Threads: plain values. Ownership: views into the line at hand.

#include <cstdint>
#include <string>
#include <string_view>

namespace mora::replay {

enum class RawForm : std::uint8_t {
  null,
  boolean,
  number,
  text,
  list,
  object,
  cell  // a text that stands for a value of whatever kind is wanted
};

struct RawValue {
  RawForm form = RawForm::null;
  bool truth = false;       // boolean
  std::uint32_t first = 0;  // list: its items in the record, [first, first + count)
  std::uint32_t count = 0;
  std::string_view text;  // text, cell: without quotes and escapes; number: as written
};

// For messages: "two" in quotes and cut where it is long, 12, true, null, a list, an object.
[[nodiscard]] std::string describe(const RawValue& value);
// Without the spaces and line ends at both ends.
[[nodiscard]] std::string_view without_blanks(std::string_view text);

}  // namespace mora::replay
