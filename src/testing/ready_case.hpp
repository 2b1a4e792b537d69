// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ReadyCase: a written case with its values read by the policy that it is about. Ownership: texts
// are views into the tree of the file, lists and fields of events live in the reader.

#include <cstdint>
#include <optional>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/time.hpp"

#include "testing/fact.hpp"
#include "testing/read_event.hpp"
#include "testing/written_case.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::testing {

struct ReadyCase {
  std::vector<std::optional<Event>> events;  // null: one that cannot be read and need not be
  std::vector<ExpectedFinding> expected;
  std::optional<TimePoint> as_of;
  Duration lateness;
};

// Mistakes go to `bag`; with any it is not to be used.
[[nodiscard]] ReadyCase ready_case(const Program& program, const WrittenCase& written,
                                   EventFileReader& reader, text::DiagnosticBag& bag);

// Whether the case says that the event is rejected; they count from 1.
[[nodiscard]] bool is_rejected(const WrittenCase& written, std::uint64_t number);

}  // namespace mora::testing
