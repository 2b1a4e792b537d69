// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What of an engine goes into a snapshot, and comes out of it. src/snapshot does it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mora/program.hpp"
#include "mora/snapshot.hpp"
#include "mora/time.hpp"

#include "engine/sort_buffer.hpp"
#include "engine/state.hpp"
#include "engine/succession.hpp"

namespace mora::inline v0::detail {

// How far an engine is in its stream.
struct StreamPlace {
  TimePoint latest{INT64_MIN};  // the latest event's time, with `lateness`
  std::uint64_t pushed = 0;
  Duration lateness;
};

void write_snapshot(const Program& program, const Succession& succession, const State& state,
                    const SortBuffer& held, const StreamPlace& place, std::string_view position,
                    const WriteRef& write);

// An engine's knowledge as a snapshot has it, under the program that it ran.
struct Restored {
  Program program;
  Succession succession;
  State state;
  SortBuffer held;
  StreamPlace place;
  std::string position;
  bool same_policy = false;  // the program is of `wanted`
};
// For an engine that goes on under `wanted`. Null, with the reason in `refusal`, if the snapshot is
// damaged or of another policy.
[[nodiscard]] std::optional<Restored> read_snapshot(const Program& wanted, const ReadRef& read,
                                                    std::string& refusal);

// A case alone. Returns why it cannot be written; empty if it was.
[[nodiscard]] std::string write_case(const Program& program, const Succession& succession,
                                     const State& state, const SortBuffer& held,
                                     const StreamPlace& place, std::string_view case_key,
                                     const WriteRef& write);

struct RestoredCase {
  State state;
  SortBuffer held;
  StreamPlace place;
};
// Null, with the reason in `refusal`, if it is damaged or of another program.
[[nodiscard]] std::optional<RestoredCase> read_case(const Program& program,
                                                    const Succession& succession,
                                                    const ReadRef& read, std::string& refusal);

}  // namespace mora::inline v0::detail
