// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Outlet: where a monitor's findings go: to a callback, and into a table or lines that are kept.
// Threads: one owner.

#include <cstdint>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

#include "mora/arrow.hpp"
#include "mora/finding.hpp"
#include "mora/program.hpp"
#include "mora/report.hpp"

#include "mora.h"

namespace mora::c {

class Outlet {
 public:
  // `program` is the one that runs, now and later; it must outlive this.
  Outlet(const Program& program, mora_on_finding tell, void* context,
         const mora_monitor_options& options);

  void operator()(const Finding& finding);

  // False where they are not kept so.
  bool take_arrow(ArrowArrayStream& table);
  bool take_json(std::string& lines);

 private:
  const Program* program_;
  mora_on_finding tell_;
  void* context_;
  std::optional<FindingTable> table_;
  std::ostringstream lines_;
  std::unique_ptr<ReportWriter> writer_;  // into lines_
};

}  // namespace mora::c
