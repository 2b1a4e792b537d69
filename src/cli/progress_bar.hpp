// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ProgressBar: how far a long run is, on a terminal's error output; nothing elsewhere.
// Threads: belongs to one thread.

#include <cstdint>

#include "cli/pace.hpp"

namespace mora::cli {

class ProgressBar {
 public:
  // `total` bytes; 0: not known, then there is no bar.
  ProgressBar(bool wanted, std::uint64_t total);
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { clear(); }

  // Draws at most a few times a second, and not before the run has taken a moment.
  void update(std::uint64_t bytes);
  // Takes the bar away, so that something else can be written.
  void clear();

 private:
  bool wanted_;
  bool drawn_ = false;
  std::uint64_t total_;
  Pace pace_;
};

}  // namespace mora::cli
