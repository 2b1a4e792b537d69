// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// case_pass: one pass over a log in which one case is recorded and all others are only judged.

#include <string>
#include <vector>

#include "mora/finding.hpp"

#include "cli/exit_code.hpp"
#include "cli/load_policies.hpp"
#include "cli/log_options.hpp"

namespace mora::cli {

struct CasePassOptions {
  LogOptions log;
  std::string case_key;
  std::vector<Language> languages;
  std::vector<std::string> clauses;  // empty: all
  std::uint32_t width = 0;
};

// Prints the case as each of the policies sees it; what is wrong goes to standard error.
[[nodiscard]] ExitCode explain_case_of_log(const CasePassOptions& options,
                                           const std::vector<LoadedPolicy>& policies);

}  // namespace mora::cli
