// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_duration: a length of time as an event carries it, "2h30m". Exact units alone (h m s ms),
// whole numbers, the longer before the shorter, each once. Civil units are lengths only in a
// policy.

#include <optional>
#include <string_view>

#include "mora/time.hpp"

namespace mora::replay {

// Null if the text is no such duration, or one that does not fit.
[[nodiscard]] std::optional<Duration> read_duration(std::string_view text);

}  // namespace mora::replay
