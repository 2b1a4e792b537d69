// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// run_process: another program from its start to its end, with what it cost. Threads: none of its
// own.

#include <cstdint>
#include <string>
#include <vector>

namespace mora::bench {

struct ProcessCost {
  int exit_code = -1;  // -1: it could not be started, or a signal ended it
  double seconds = 0;
  std::uint64_t peak_bytes = 0;  // of memory that was resident
};

// What it prints to standard output and error is thrown away.
[[nodiscard]] ProcessCost run_process(const std::vector<std::string>& words);

}  // namespace mora::bench
