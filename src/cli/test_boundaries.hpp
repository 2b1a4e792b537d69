// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// mora test --boundaries: writes a test file with the boundary cases of a clause.

#include <string>

#include "mora/compile_options.hpp"

#include "cli/exit_code.hpp"

namespace mora::cli {

// To `output`, empty for standard output.
[[nodiscard]] ExitCode write_boundaries(const std::string& clause, const std::string& policy,
                                        const std::string& output, const CompileOptions& options);

}  // namespace mora::cli
