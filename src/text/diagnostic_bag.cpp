// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/diagnostic_bag.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mora::text {
namespace {

// A broken file of megabytes must not turn into gigabytes of messages.
constexpr std::size_t capacity = 10'000;

auto sort_key(const Diagnostic& d) {
  return std::tie(d.span.source, d.span.begin, d.span.end, d.code, d.message);
}

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
}

void keep_first(std::vector<Diagnostic>& diagnostics, std::size_t limit) {
  std::stable_partition(diagnostics.begin(), diagnostics.end(),
                        [](const Diagnostic& d) { return d.severity == Severity::error; });
  diagnostics.resize(limit);
  sort_by_place(diagnostics);
}

}  // namespace

Diagnostic& DiagnosticBag::report(Code code, Span span, std::string message) {
  const Severity severity = info(code).severity;
  has_errors_ = has_errors_ || severity == Severity::error;
  Diagnostic diagnostic{code, severity, span, std::move(message), {}, {}};
  if (diagnostics_.size() < capacity) return diagnostics_.emplace_back(std::move(diagnostic));
  ++overflow_;
  discarded_ = std::move(diagnostic);
  return discarded_;
}

std::vector<Diagnostic> DiagnosticBag::take(std::size_t limit) {
  std::vector<Diagnostic> taken = std::exchange(diagnostics_, {});
  std::size_t left_out = std::exchange(overflow_, 0);
  has_errors_ = false;
  sort_by_place(taken);
  const auto same = [](const auto& a, const auto& b) { return sort_key(a) == sort_key(b); };
  taken.erase(std::unique(taken.begin(), taken.end(), same), taken.end());
  if (taken.size() > limit) {
    left_out += taken.size() - limit;
    keep_first(taken, limit);
  }
  if (left_out > 0) {
    taken.push_back({Code::more_diagnostics,
                     info(Code::more_diagnostics).severity,
                     Span{no_source, 0, 0},
                     "and " + std::to_string(left_out) + " more",
                     {},
                     {}});
  }
  return taken;
}

}  // namespace mora::text
