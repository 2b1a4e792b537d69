// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TwoWayReader: a reader that has a fast way for most lines, many a call, and one for any line.
// Threads: one owner.

#include <cstddef>
#include <span>

#include "mora/replay.hpp"

namespace mora::replay {

class TwoWayReader : public EventReader {
 public:
  [[nodiscard]] ReadResult next() final {
    ReadResult result;
    static_cast<void>(read({&result, 1}));
    return result;
  }
  [[nodiscard]] std::size_t read(std::span<ReadResult> results) final {
    const std::size_t count = read_fast(results);
    if (count != 0) return count;
    results[0] = read_slowly();
    return 1;
  }

 private:
  // As read(), but none where the next line cannot go this way.
  [[nodiscard]] virtual std::size_t read_fast(std::span<ReadResult> results) = 0;
  // A line that goes this way comes alone: what it says is kept in places that hold one line's.
  [[nodiscard]] virtual ReadResult read_slowly() = 0;
};

}  // namespace mora::replay
