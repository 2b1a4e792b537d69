// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// run_process: another program from its start to its end, with the time it took. Threads: none of
// its own.

#include <string>
#include <vector>

namespace mora::bench {

struct ProcessCost {
  int exit_code = -1;  // -1: it could not be started, or a signal ended it
  double seconds = 0;
};

// What it prints to standard output and error is thrown away.
[[nodiscard]] ProcessCost run_process(const std::vector<std::string>& words);

}  // namespace mora::bench
