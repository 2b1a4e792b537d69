// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/clock.hpp"

#include "oracle/judge/civil.hpp"

namespace mora::oracle {

std::optional<Instant> Clock::after(Instant from, Length length) const {
  return from + length > last_instant() ? std::nullopt : std::optional(from + length);
}

}  // namespace mora::oracle
