// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The commands: each adds itself to the command line and, when it was asked for, runs and sets
// `result`.

#include "cli/exit_code.hpp"

namespace CLI {
class App;
}

namespace mora::cli {

void define_check(CLI::App& app, ExitCode& result);
void define_diff(CLI::App& app, ExitCode& result);
void define_fmt(CLI::App& app, ExitCode& result);
void define_infer(CLI::App& app, ExitCode& result);
void define_record(CLI::App& app, ExitCode& result);
void define_replay(CLI::App& app, ExitCode& result);
void define_schema(CLI::App& app, ExitCode& result);
void define_test(CLI::App& app, ExitCode& result);

}  // namespace mora::cli
