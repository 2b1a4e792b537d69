// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Admitted: an event of a batch. Threads: plain values.

#include <cstdint>

#include "mora/event.hpp"

namespace mora::shards {

// An event that takes effect, its time floored.
struct Admitted {
  Event event;
  std::uint32_t line = 0;  // the line of the batch at which it does
};

}  // namespace mora::shards
