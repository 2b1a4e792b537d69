// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// guess: which column of a log is the time, the type, the case and the actor of its events, by what
// the columns are called and by what stands in them. Threads: plain values, free function.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mora/replay.hpp"
#include "mora/time.hpp"

#include "infer/kinds.hpp"

namespace mora::infer {

// What is known of a column after the first events.
struct ColumnFacts {
  std::string path;
  std::uint64_t present = 0;  // events in which it is not null
  Kinds kinds = Kinds::all();
  std::unordered_set<std::uint64_t> values;  // their hashes
  std::uint64_t ascents = 0;                 // times that are not before the one before
  std::optional<TimePoint> last;
};

// By number of the column; none where nothing fits.
struct Guess {
  std::optional<std::size_t> time;
  std::optional<std::size_t> type;
  std::optional<std::size_t> case_key;
  std::optional<std::size_t> by;
};

// `given` wins. `events` is how many the facts are of.
[[nodiscard]] Guess guess(std::span<const ColumnFacts> columns, std::uint64_t events,
                          std::span<const SourceName> given);

}  // namespace mora::infer
