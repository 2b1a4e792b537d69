// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>
#include <utility>

#include "mora/format.hpp"

#include "format/comments.hpp"
#include "format/lay_out.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/utf8.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::inline v0 {

namespace {

constexpr int most_passes = 8;

std::string plain_lines(std::string_view text) {
  text.remove_prefix(text::byte_order_marks(text));
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      lines += text[i];
    } else if (text.substr(i + 1, 1) != "\n") {
      lines += '\n';
    }
  }
  return lines;
}

// Null if it is not YAML; what is wrong goes to `bag`.
std::optional<yaml::RawTree> read(const std::string& text, text::DiagnosticBag& bag) {
  SourceMap sources;
  auto tree = yaml::read_raw_yaml(sources, sources.add("", text), bag);
  if (bag.has_errors()) return std::nullopt;
  return tree;
}

bool says_the_same(const yaml::RawTree& a, const yaml::RawTree& b) {
  return a.root == b.root &&
         std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                    [](const yaml::RawNode& x, const yaml::RawNode& y) {
                      return x.kind == y.kind && x.scalar.text == y.scalar.text &&
                             x.scalar.quoted == y.scalar.quoted && x.children == y.children;
                    });
}

bool has_the_same_comments(std::string_view a, const yaml::RawTree& in_a, std::string_view b,
                           const yaml::RawTree& in_b) {
  const auto of_a = format::find_comments(a, in_a);
  const auto of_b = format::find_comments(b, in_b);
  return std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                    [](const auto& x, const auto& y) { return x.text == y.text; });
}

// Null if it would not say what `given` says, whose lines are `lines`. A value that has come to
// stand behind its key may be one that others are lined up with: so what is laid out is laid out
// again until it stays as it is, which mostly is at once.
std::optional<std::string> safe_layout(const yaml::RawTree& given, const std::string& lines) {
  text::DiagnosticBag bag;
  const auto before = read(lines, bag);
  if (!before || !says_the_same(given, *before)) return std::nullopt;
  std::string laid_out = format::lay_out(lines, *before);
  for (int pass = 0; pass < most_passes; ++pass) {
    const auto after = read(laid_out, bag);
    if (!after || !says_the_same(*before, *after)) return std::nullopt;
    if (!has_the_same_comments(lines, *before, laid_out, *after)) return std::nullopt;
    std::string again = format::lay_out(laid_out, *after);
    if (again == laid_out) return laid_out;
    laid_out = std::move(again);
  }
  return std::nullopt;
}

}  // namespace

FormatResult format_text(std::string name, std::string text) {
  FormatResult result;
  text::DiagnosticBag bag;
  result.text = text;
  const SourceId source = result.sources.add(std::move(name), std::move(text));
  const auto tree = yaml::read_raw_yaml(result.sources, source, bag);
  const bool broken = !tree || bag.has_errors();
  result.diagnostics = bag.take();
  if (broken) {
    result.outcome = FormatOutcome::broken;
    return result;
  }
  auto laid_out = safe_layout(*tree, plain_lines(result.text));
  if (laid_out) {
    result.text = std::move(*laid_out);
  } else {
    result.outcome = FormatOutcome::unsafe;
  }
  return result;
}

}  // namespace mora::inline v0
