// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/exit_code.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace mora::cli {

ExitCode unusable(std::string_view message) {
  fmt::print(stderr, "mora: {}\n", message);
  return ExitCode::unusable;
}

}  // namespace mora::cli
