// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// evaluate: what an expression yields over drafts of events, before there is a case to ask. Roles
// are those that are supposed; no clause counts as violated. Threads: as the subject.

#include <cstdint>
#include <map>

#include "mora/value.hpp"

#include "casework/draft.hpp"
#include "sema/checked.hpp"

namespace mora::casework {

// Who is supposed to hold which role.
using Holders = std::map<std::uint32_t, Value>;

struct Facts {
  const DraftEvent* event = nullptr;    // at hand; null where there is none
  const DraftEvent* trigger = nullptr;  // likewise
  const Holders* holders = nullptr;
};

[[nodiscard]] Value evaluate(const Subject& subject, const sema::Node& node, const Facts& facts);

// The fields that the node reads of the event at hand, or of the trigger; each once, in the order
// in which they stand.
[[nodiscard]] std::vector<std::string> fields_in(const sema::Node& node, sema::NodeKind kind);

}  // namespace mora::casework
