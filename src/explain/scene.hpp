// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scene: where an expression stands, and so what its names are called. Data only. Ownership: refers
// to the program.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "syntax/expr.hpp"

namespace mora::explain {

// How the fields of an event are called: by their names alone, as those of an event that has just
// been named, or with the event's name.
enum class Naming : std::uint8_t { alone, its, in_full };

// The events that a name may mean, and how their fields are called.
struct Party {
  std::vector<std::string_view> events;  // by name; "" is any event
  Naming naming = Naming::alone;
};

struct Scene {
  const Program& program;
  Language language = Language::en;
  Party event;    // at hand
  Party trigger;  // that opened the obligation
};

[[nodiscard]] std::vector<std::string_view> event_names(std::span<const syntax::Pattern> patterns);

}  // namespace mora::explain
