// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// --include-from: the same option for every command that reads policies.

#include "mora/compile_options.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}  // namespace CLI

namespace mora::cli {

void add_include_from(CLI::App& command, CompileOptions& options);

}  // namespace mora::cli
