// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/watch_clock.hpp"

#include <chrono>
#include <csignal>
#include <sys/poll.h>

namespace mora::cli {
namespace {

// A signal handler has nothing else to write to.
volatile std::sig_atomic_t stop_wanted = 0;

extern "C" void want_stop(int /*signal*/) { stop_wanted = 1; }

}  // namespace

SystemClock::SystemClock() {
  // Without SA_RESTART, so that waiting ends at once.
  struct sigaction action {};
  action.sa_handler = want_stop;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

TimePoint SystemClock::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

void SystemClock::wait(Duration at_most, int fd) {
  if (stopped()) return;
  pollfd input{fd, POLLIN, 0};
  ::poll(&input, 1, static_cast<int>(at_most.us / 1000));
}

bool SystemClock::stopped() { return stop_wanted != 0; }

}  // namespace mora::cli
