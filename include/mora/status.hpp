// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Status: what a monitor says of an event it was given.
// Threads: plain values.

#include <cstdint>
#include <string_view>

namespace mora::inline v0 {

enum class Status : std::uint8_t {
  accepted,
  held,              // accepted into the sort buffer; it takes effect later
  duplicate,         // passed over: one of its type and id has counted (`dedupe`)
  too_late,          // rejected: older than `lateness` allows, or at or before an advance_to
  unknown_type,      // rejected: no such event type in the program
  too_few_fields,    // rejected: fewer fields than the type has
  time_out_of_range  // rejected: outside years 0001 to 9999
};

// Whether the event takes effect, or will in its turn. One that is held may still turn out to be a
// duplicate.
[[nodiscard]] constexpr bool ok(Status status) { return status <= Status::held; }

// One sentence for people.
[[nodiscard]] std::string_view describe(Status status);

}  // namespace mora::inline v0
