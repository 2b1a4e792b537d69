// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/read_values.hpp"

#include <algorithm>
#include <charconv>

#include "expr/parse_expr.hpp"
#include "policy/map_reader.hpp"

namespace mora::policy {

using syntax::Node;
using syntax::NodeKind;
using syntax::Scalar;

namespace {

bool is_written_as_date(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00";
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(), [](char c, char wanted) {
           return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
         });
}

int read_digits(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<detail::Date> parse_date(std::string_view text) {
  if (!is_written_as_date(text)) return std::nullopt;
  const int year = read_digits(text.substr(0, 4));
  const int month = read_digits(text.substr(5, 2));
  const int day = read_digits(text.substr(8, 2));
  const detail::Date date{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  // Only a date that exists comes back as it was.
  if (year == 0 || month < 1 || month > 12 || day < 1 ||
      detail::date_of_day(detail::day_number(date)) != date) {
    return std::nullopt;
  }
  return date;
}

// A single value, or a map of dates to values: calls read(date, node) for each.
template <class Read>
void read_dated(const Node& node, text::DiagnosticBag& bag, Read read) {
  if (node.kind != NodeKind::map) {
    read(std::nullopt, node);
    return;
  }
  if (node.entries.empty()) {
    bag.report(Code::bad_value, node.span, "there is no date in this map");
  }
  for (const syntax::Entry& entry : node.entries) {
    if (const auto date = read_date(entry.key, bag)) read(date, entry.value);
  }
}

template <class Dated>
void sort_by_date(std::vector<Dated>& values) {
  std::stable_sort(values.begin(), values.end(),
                   [](const Dated& a, const Dated& b) { return a.from < b.from; });
}

}  // namespace

syntax::Title read_title(const Node& node, text::DiagnosticBag& bag) {
  if (node.kind == NodeKind::scalar) return {node.scalar.text, node.scalar.text};
  if (node.kind == NodeKind::sequence) {
    report_shape(node, "a title", "a text or a map of texts by language", bag);
    return {};
  }
  const MapReader map(node, {title_keys}, "a title", bag);
  return {map.text_or_empty("en"), map.text_or_empty("zh")};
}

std::optional<detail::Date> read_date(const Scalar& scalar, text::DiagnosticBag& bag) {
  const auto date = parse_date(scalar.text);
  if (!date) {
    bag.report(Code::bad_value, scalar.span,
               is_written_as_date(scalar.text)
                   ? "there is no day " + scalar.text
                   : "'" + scalar.text + "' is no date; dates are written YYYY-MM-DD");
  }
  return date;
}

syntax::Effective read_effective(const Node& node, text::DiagnosticBag& bag) {
  const MapReader map(node, {effective_keys}, "'effective'", bag);
  syntax::Effective effective;
  const Scalar* const from = map.text("from");
  const Scalar* const to = map.text("to");
  if (from != nullptr) effective.from = read_date(*from, bag);
  if (to != nullptr) effective.to = read_date(*to, bag);
  if (effective.from && effective.to && *effective.to < *effective.from) {
    bag.report(Code::dates_order, to->span, "the last day lies before the first")
        .notes.push_back({from->span, "the first day stands here"});
  }
  return effective;
}

std::vector<syntax::DatedDuration> read_durations(const Node& node, text::DiagnosticBag& bag) {
  std::vector<syntax::DatedDuration> durations;
  read_dated(node, bag, [&](std::optional<detail::Date> from, const Node& value) {
    const Scalar* text = as_text(value, "a duration", bag);
    if (text == nullptr) return;
    if (const auto duration = expr::parse_duration(*text, bag)) {
      durations.push_back({from, *duration, text->span});
    }
  });
  sort_by_date(durations);
  return durations;
}

std::vector<syntax::DatedAmount> read_amounts(const Node& node, text::DiagnosticBag& bag) {
  std::vector<syntax::DatedAmount> amounts;
  read_dated(node, bag, [&](std::optional<detail::Date> from, const Node& value) {
    if (const Scalar* text = as_text(value, "an amount", bag)) amounts.push_back({from, *text});
  });
  sort_by_date(amounts);
  return amounts;
}

syntax::Patterns read_patterns(const Node& node, text::DiagnosticBag& bag) {
  syntax::Patterns patterns;
  patterns.span = node.span;
  for (const Node* item : as_list(node)) {
    const Scalar* text = as_filled_text(*item, "a pattern", bag);
    auto pattern = text == nullptr ? std::nullopt : expr::parse_pattern(*text, bag);
    if (pattern) patterns.text += (patterns.text.empty() ? "" : " or ") + text->text;
    if (pattern && !pattern->any && pattern->event.empty()) {
      bag.report(Code::bad_value, pattern->event_span, "the event's name is empty");
    }
    patterns.texts.push_back(text == nullptr ? "" : text->text);
    patterns.items.push_back(pattern ? std::move(*pattern) : syntax::Pattern());
  }
  if (patterns.items.empty()) {
    bag.report(Code::bad_value, node.span, "the list of patterns is empty");
    patterns.items.emplace_back();
  }
  return patterns;
}

std::vector<Scalar> read_texts(const Node& node, std::string_view what, text::DiagnosticBag& bag) {
  std::vector<Scalar> texts;
  for (const Node* item : as_list(node)) {
    if (const Scalar* text = as_text(*item, what, bag)) texts.push_back(*text);
  }
  return texts;
}

std::optional<syntax::Expr> read_expression(const Node& node, std::string_view what,
                                            text::DiagnosticBag& bag) {
  const Scalar* text = as_text(node, what, bag);
  return text == nullptr ? std::nullopt : expr::parse_expression(*text, bag);
}

}  // namespace mora::policy
