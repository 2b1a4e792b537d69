// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How an engine goes on under an edited policy. src/adoption does it.

#include <optional>

#include "mora/adoption.hpp"
#include "mora/program.hpp"

#include "engine/sort_buffer.hpp"
#include "engine/state.hpp"
#include "engine/succession.hpp"

namespace mora::inline v0::detail {

// What adopting `next` would do to `state`, which runs `program`.
[[nodiscard]] Adoption preview_adoption(const Program& program, const State& state,
                                        const Program& next, OpenUnder terms);
// Does it: `program` becomes the next one with those former rules behind it under which something
// goes on. A refusal changes nothing. `succession` is that of the program.
Adoption adopt_program(Program& program, State& state, SortBuffer& held, Succession& succession,
                       const Program& next, OpenUnder terms);
// The program that adopting the successor made of `program`; null if it cannot have been so.
[[nodiscard]] std::optional<Program> follow(const Program& program, const Successor& successor);

}  // namespace mora::inline v0::detail
