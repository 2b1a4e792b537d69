// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TextUses: what a policy makes of the texts in events: which fields name persons, and which are
// held against texts of the policy itself. By name: fields of one name are alike. Threads: a pure
// function.

#include <set>
#include <string>

#include "sema/checked_policy.hpp"

namespace mora::casework {

using Names = std::set<std::string, std::less<>>;

struct TextUses {
  Names persons;   // fields that say who holds a role or is liable, and `by`
  Names compared;  // fields whose very spelling decides a condition
  Names texts;     // that the policy's conditions name
};

[[nodiscard]] TextUses text_uses(const sema::CheckedPolicy& policy);

}  // namespace mora::casework
