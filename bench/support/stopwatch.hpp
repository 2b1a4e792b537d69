// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Seconds of wall time, and the least of several tries, which noise disturbs least.

#include <algorithm>
#include <chrono>
#include <limits>

namespace mora::bench {

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

class Least {
 public:
  void add(double seconds) { least_ = std::min(least_, seconds); }
  [[nodiscard]] double seconds() const { return least_; }

 private:
  double least_ = std::numeric_limits<double>::max();
};

}  // namespace mora::bench
