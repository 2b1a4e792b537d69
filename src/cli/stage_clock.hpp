// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// StageClock: how long a thread was at each stage of a replay. Does nothing unless it is wanted.
// Threads: one owner.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace mora::cli {

enum class Stage : std::uint8_t { waiting, reading, judging, writing };

class StageClock {
 public:
  explicit StageClock(bool wanted) : wanted_(wanted), since_(Clock::now()) {}

  // What the thread does from now on.
  void enter(Stage stage) {
    if (wanted_) turn_to(stage);
  }
  // What it has done so far, without the stage that it is at.
  [[nodiscard]] double seconds(Stage stage) const {
    return std::chrono::duration<double>(spent_[static_cast<std::size_t>(stage)]).count();
  }

 private:
  using Clock = std::chrono::steady_clock;

  void turn_to(Stage stage) {
    const Clock::time_point now = Clock::now();
    spent_[static_cast<std::size_t>(stage_)] += now - since_;
    stage_ = stage;
    since_ = now;
  }

  bool wanted_;
  Stage stage_ = Stage::waiting;
  Clock::time_point since_;
  std::array<Clock::duration, 4> spent_{};
};

}  // namespace mora::cli
