// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// DiagnosticBag: collects what the stages report, in any order, and hands it out sorted by place.
// Threads: one compilation, one bag.

#include <cstddef>
#include <string>
#include <vector>

#include "mora/diagnostic.hpp"

namespace mora::text {

class DiagnosticBag {
 public:
  // Severity and id come from the code. The reference is good until the next report: add notes and
  // help.
  Diagnostic& report(Code code, Span span, std::string message);

  [[nodiscard]] bool has_errors() const { return has_errors_; }
  // How often something has been reported.
  [[nodiscard]] std::size_t count() const { return diagnostics_.size() + overflow_; }
  // By source, place, code; exact duplicates once. At most `limit` diagnostics, errors before
  // warnings, then one that says how many more there are. Leaves the bag empty.
  [[nodiscard]] std::vector<Diagnostic> take(std::size_t limit = 200);

 private:
  std::vector<Diagnostic> diagnostics_;
  Diagnostic discarded_;      // what report() returns once the bag is full
  std::size_t overflow_ = 0;  // reports that were only counted
  bool has_errors_ = false;
};

}  // namespace mora::text
