// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pace: when a person who watches is to see something new: a few times a second.
// Threads: belongs to one thread.

#include <chrono>

namespace mora::cli {

class Pace {
 public:
  // Whether a moment has passed since this was so last, or since the beginning.
  [[nodiscard]] bool is_due() {
    const Clock::time_point now = Clock::now();
    if (now - last_ < moment) return false;
    last_ = now;
    return true;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr auto moment = std::chrono::milliseconds(150);

  Clock::time_point last_ = Clock::now();
};

}  // namespace mora::cli
