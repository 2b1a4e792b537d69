// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Origins: for each part of a program that keeps state in a case, the part of the program before it
// that the state comes from: the one with the same name or the same terms.

#include <cstdint>
#include <vector>

#include "adoption/terms.hpp"

namespace mora::adoption {

// By place in the next program: the place in the one before; `none` for what is new.
struct Origins {
  std::vector<std::uint32_t> spaces;
  std::vector<std::uint32_t> roles;
  std::vector<std::uint32_t> memories;
  std::vector<std::vector<std::uint32_t>> pauses;  // by space, then bit; the spaces belong together
};

[[nodiscard]] Origins origins_of(const ProgramData& next, const ProgramData& old);

}  // namespace mora::adoption
