// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the program tells its caller.

#include <string_view>

namespace mora::cli {

enum class ExitCode : int {
  done = 0,
  failed = 1,    // tests failed, or what --fail-on or --strict asks for was found
  unusable = 2,  // bad usage, policy, test file or log file; output that cannot be written
  rejected = 3   // some events were rejected, or obligations not opened for --max-open
};

// Says on standard error why nothing comes of the run.
ExitCode unusable(std::string_view message);

inline constexpr std::string_view exit_code_help =
    "Exit codes: 0 done; 1 tests failed, or --fail-on or --strict found something; 2 bad usage or "
    "policy,\n"
    "or a file that cannot be read or written; 3 done, but some events were rejected, or "
    "obligations not\nopened for their limit (1 comes before 3).";

}  // namespace mora::cli
