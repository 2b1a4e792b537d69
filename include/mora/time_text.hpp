// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Times and durations as people write them -> the engine's instants and lengths. The other way
// round is Program::format_time and Program::format_local. Threads: pure functions.

#include <optional>
#include <string_view>

#include "mora/program.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

// "2026-03-02", "2026-03-02 09:00", "2026-03-02T09:00:00.5+08:00"; without an offset it is local
// time of the policy's zone. Null if it is no timestamp or outside years 0001 to 9999.
[[nodiscard]] std::optional<TimePoint> parse_time(const Program& program, std::string_view text);

// An exact duration as events carry it: "90s", "2h30m", "250ms": units h, m, s, ms, the longer
// before the shorter, each once. Null if it is none or does not fit.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

}  // namespace mora::inline v0
