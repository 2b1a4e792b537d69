// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// --max-open and --max-open-per-case: the same options for the commands that judge whole logs, and
// what these say where a limit was reached.

#include <cstdint>
#include <span>

#include "mora/summary.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}  // namespace CLI

namespace mora::cli {

// 0: any number.
struct OpenLimitOptions {
  std::uint64_t in_all = 0;
  std::uint64_t per_case = 0;
};

void define_open_limits(CLI::App& command, OpenLimitOptions& options);

// Whether obligations were not opened, so that the findings are not all.
[[nodiscard]] bool is_incomplete(std::span<const Summary* const> summaries);

}  // namespace mora::cli
