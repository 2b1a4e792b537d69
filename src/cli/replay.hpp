// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// replay: the whole of one replay: log and policies in, findings, rejections and summaries out. On
// one thread it goes line by line, on several by batches; what comes out is the same.
// Threads: belongs to one thread.

#include <cstddef>
#include <string>
#include <vector>

#include "mora/compile_options.hpp"

#include "cli/exit_code.hpp"
#include "cli/load_policies.hpp"
#include "cli/log_options.hpp"
#include "cli/open_limit_options.hpp"
#include "cli/report_options.hpp"
#include "cli/sharded_run.hpp"

namespace mora::cli {

struct ReplayOptions {
  std::vector<std::string> rules;
  CompileOptions compile;
  LogOptions log;
  ReportOptions report;
  OpenLimitOptions open;
  std::string fail_on;
  std::string rejected;
  ShardedRunOptions sharding;  // on more than one thread
  bool stats = false;          // tell what the run cost
};

[[nodiscard]] ExitCode replay(const ReplayOptions& options, std::vector<LoadedPolicy> policies);

}  // namespace mora::cli
