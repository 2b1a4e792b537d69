// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// WatchClock: the time that a watch goes by, and its waiting. Threads: belongs to one thread.

#include "mora/time.hpp"

namespace mora::cli {

class WatchClock {
 public:
  virtual ~WatchClock() = default;
  [[nodiscard]] virtual TimePoint now() = 0;
  // For `at_most`, or until there is something to read from the descriptor; -1: none.
  virtual void wait(Duration at_most, int fd) = 0;
  // The watch is to end.
  [[nodiscard]] virtual bool stopped() = 0;
};

// The system's clock; SIGINT and SIGTERM end the watch.
class SystemClock final : public WatchClock {
 public:
  SystemClock();
  [[nodiscard]] TimePoint now() override;
  void wait(Duration at_most, int fd) override;
  [[nodiscard]] bool stopped() override;
};

}  // namespace mora::cli
