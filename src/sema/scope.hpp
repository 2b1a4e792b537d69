// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scope: which names an expression may use, and where it stands in the policy.

#include <cstdint>
#include <vector>

namespace mora::sema {

struct Scope {
  // The types that the event at hand may have; empty: there is no event at hand.
  std::vector<std::uint32_t> events;
  // The types that the trigger may have; empty: there is no trigger.
  std::vector<std::uint32_t> triggers;
  bool violation = false;  // inside `aggravated`
  // A name among the events or the triggers is not known, which has been reported: they may have
  // any field.
  bool events_unsure = false;
  bool triggers_unsure = false;
};

}  // namespace mora::sema
