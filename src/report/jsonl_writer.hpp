// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JSON Lines: one object a finding, its fields always in the same order.
// Threads: a writer belongs to one thread.

#include <memory>

#include "mora/report.hpp"

namespace mora::report {

[[nodiscard]] std::unique_ptr<ReportWriter> make_jsonl_writer(std::ostream& out,
                                                              const WriterOptions& options);

}  // namespace mora::report
