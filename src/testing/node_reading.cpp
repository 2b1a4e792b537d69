// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/node_reading.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "civil/timestamp.hpp"
#include "expr/parse_expr.hpp"
#include "program/program_data.hpp"
#include "text/suggest.hpp"

namespace mora::testing {

using syntax::Node;
using syntax::NodeKind;
using text::DiagnosticBag;

void hand_over(DiagnosticBag& from, DiagnosticBag& to) {
  for (Diagnostic& diagnostic : from.take()) {
    Diagnostic& report = to.report(diagnostic.code, diagnostic.span, std::move(diagnostic.message));
    report.notes = std::move(diagnostic.notes);
    report.help = std::move(diagnostic.help);
  }
}

bool expect_kind(const Node& node, NodeKind kind, std::string_view what, DiagnosticBag& bag) {
  if (node.kind == kind) return true;
  bag.report(
      Code::wrong_shape, node.span,
      fmt::format("{} is {}, not {}", what, syntax::describe(kind), syntax::describe(node.kind)));
  return false;
}

bool check_keys(const Node& map, std::span<const std::string_view> known, DiagnosticBag& bag) {
  bool ok = true;
  for (const syntax::Entry& entry : map.entries) {
    const std::string& key = entry.key.text;
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    bag.report(Code::unknown_key, entry.key.span, fmt::format("unknown key '{}'", key)).help =
        text::suggestion(key, known);
    ok = false;
  }
  return ok;
}

std::optional<bool> read_bool(const Node& node, std::string_view what, DiagnosticBag& bag) {
  const bool plain = node.kind == NodeKind::scalar && !node.scalar.quoted;
  if (plain && node.scalar.text == "true") return true;
  if (plain && node.scalar.text == "false") return false;
  bag.report(Code::wrong_type, node.span, fmt::format("{} is true or false", what));
  return std::nullopt;
}

std::optional<std::uint64_t> read_count(const Node& node, std::string_view what,
                                        DiagnosticBag& bag) {
  const std::string& text = node.scalar.text;
  std::uint64_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  const bool plain = node.kind == NodeKind::scalar && !node.scalar.quoted;
  if (plain && !text.empty() && error == std::errc() && stop == end) return count;
  bag.report(Code::wrong_type, node.span, fmt::format("{} is a whole number", what));
  return std::nullopt;
}

std::optional<std::vector<std::uint64_t>> read_counts(const Node& node, std::string_view what,
                                                      DiagnosticBag& bag) {
  if (!expect_kind(node, NodeKind::sequence, what, bag)) return std::nullopt;
  std::vector<std::uint64_t> counts;
  for (const Node& item : node.items) {
    const auto count = read_count(item, fmt::format("an item of {}", what), bag);
    if (!count) return std::nullopt;
    counts.push_back(*count);
  }
  return counts;
}

std::optional<Duration> read_duration(const Node& node, std::string_view what, DiagnosticBag& bag) {
  if (!expect_kind(node, NodeKind::scalar, what, bag)) return std::nullopt;
  const auto duration = expr::parse_duration(node.scalar, bag);
  if (!duration) return std::nullopt;
  if (!duration->civil) return duration->exact;
  bag.report(Code::bad_duration, node.span,
             fmt::format("{} is an exact duration, such as 90s or 2h30m", what));
  return std::nullopt;
}

std::optional<TimePoint> read_time(const Program& program, const Node& node, std::string_view what,
                                   DiagnosticBag& bag) {
  if (!expect_kind(node, NodeKind::scalar, what, bag)) return std::nullopt;
  const auto time = civil::parse_timestamp(node.scalar.text, program.data().zone);
  if (time) return time;
  bag.report(Code::bad_value, node.span,
             fmt::format("{} is a time, and '{}' is none", what, node.scalar.text))
      .help = "write it as 2026-03-02 09:00 or 2026-03-02T09:00:00+08:00";
  return std::nullopt;
}

}  // namespace mora::testing
