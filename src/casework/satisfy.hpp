// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// satisfy: fills in the fields of a drafted event so that a condition holds, or does not. It knows
// comparisons, `in`, null checks, simple functions, and roles that somebody must hold; what it
// cannot meet it leaves to the author of the test. Threads: as the subject.

#include <optional>
#include <set>
#include <string>

#include "casework/draft.hpp"
#include "casework/evaluate.hpp"
#include "sema/checked.hpp"

namespace mora::casework {

// An event in the making.
struct Making {
  DraftEvent event;
  std::set<std::string, std::less<>> absent;  // fields that must stay null
  const DraftEvent* trigger = nullptr;        // the event that `trigger.` means
  Holders holders;
  bool may_give_roles = false;  // whether a condition may add to `holders`

  [[nodiscard]] Facts facts() const { return {&event, trigger, &holders}; }
};

// Whether the condition could be made `wanted`; if not, `making` is as it was.
bool satisfy(const Subject& subject, const sema::Node& condition, bool wanted, Making& making);

// Fills in a field that no condition has decided, if the event has it.
void fill_in(const Subject& subject, const std::string& field, Making& making);

}  // namespace mora::casework
