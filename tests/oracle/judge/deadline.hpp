// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// When an obligation is due that opens at a trigger, before any pause: LANGUAGE section 4.

#include "oracle/judge/clock.hpp"
#include "oracle/judge/regulation.hpp"

namespace mora::oracle {

struct Deadline {
  bool opens = true;  // false: a dated `within` that has not begun, so there is no obligation
  bool is_due_at_close = true;  // nothing but the close makes it due
  std::optional<Instant> due;   // null: never by the clock
};

[[nodiscard]] Deadline deadline_of(const Regulation& regulation, const RuleInPlace& rule,
                                   const Clock& clock, const Scene& at_trigger);

}  // namespace mora::oracle
