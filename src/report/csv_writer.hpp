// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CSV: a header line, then one row a finding, quoted after RFC 4180; lines end with a line feed.
// Threads: a writer belongs to one thread.

#include <memory>

#include "mora/report.hpp"

namespace mora::report {

[[nodiscard]] std::unique_ptr<ReportWriter> make_csv_writer(std::ostream& out,
                                                            const WriterOptions& options);

}  // namespace mora::report
