// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Text for people: two lines a finding, the first in columns, the second with the clause's title
// and the sentence why. Threads: a writer belongs to one thread.

#include <memory>

#include "mora/report.hpp"

namespace mora::report {

[[nodiscard]] std::unique_ptr<ReportWriter> make_text_writer(std::ostream& out,
                                                             const WriterOptions& options);

}  // namespace mora::report
