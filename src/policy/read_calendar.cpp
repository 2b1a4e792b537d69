// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/read_calendar.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "policy/map_reader.hpp"
#include "policy/read_hours.hpp"
#include "policy/read_values.hpp"

namespace mora::policy {

using syntax::CalendarDecl;
using syntax::ExtraDay;
using syntax::Node;
using syntax::NodeKind;
using syntax::Scalar;

namespace {

class CalendarReader {
 public:
  CalendarReader(CalendarDecl& calendar, Includes& includes, IncludeChain& chain,
                 text::DiagnosticBag& bag)
      : calendar_(calendar), includes_(includes), chain_(chain), bag_(bag) {}

  void read(const Node& node) {
    const MapReader map(node, {calendar_keys}, "a calendar", bag_);
    // Included files first: what the calendar says itself wins.
    if (const Node* files = map.find("include")) read_files(*files);
    if (const Node* weekly = map.find("weekly")) read_weekly(*weekly);
    if (const Node* holidays = map.find("holidays")) read_holidays(*holidays);
    if (const Node* extra = map.find("extra")) read_extra(*extra);
  }

 private:
  void read_files(const Node& files) {
    for (const Scalar& path : read_texts(files, "'include'", bag_)) {
      const Node* tree = includes_.open(path);
      if (tree == nullptr) continue;
      chain_.within(*tree, path, [&](const Node& root) { read(root); });
    }
  }

  void read_weekly(const Node& node) {
    if (node.kind != NodeKind::map) {
      report_shape(node, "'weekly'", "a map of weekdays to hours", bag_).help =
          R"(mon-fri: ["09:00-17:00"])";
      return;
    }
    calendar_.weekly = {};
    std::array<const Scalar*, 7> said{};
    for (const syntax::Entry& entry : node.entries) {
      const std::vector<detail::Hours> hours = read_hours(entry.value, bag_);
      for (const std::size_t day : read_weekdays(entry.key, bag_)) {
        if (said[day] != nullptr) {
          bag_.report(Code::duplicate_name, entry.key.span,
                      "'" + std::string(weekday_names[day]) + "' has hours already")
              .notes.push_back({said[day]->span, "they stand here"});
          continue;
        }
        said[day] = &entry.key;
        calendar_.weekly[day] = hours;
      }
    }
  }

  // A date, or FIRST..LAST.
  void read_holidays(const Node& node) {
    for (const Scalar& text : read_texts(node, "'holidays'", bag_)) {
      const std::size_t dots = text.text.find("..");
      if (dots == std::string::npos) {
        if (const auto day = read_date(text, bag_)) calendar_.holidays.push_back({*day, *day});
        continue;
      }
      const auto first = read_date(piece(text, 0, dots), bag_);
      const auto last = read_date(piece(text, dots + 2, text.text.size()), bag_);
      if (!first || !last) continue;
      if (*last < *first) {
        bag_.report(Code::dates_order, text.span, "the last day lies before the first");
        continue;
      }
      calendar_.holidays.push_back({*first, *last});
    }
  }

  static Scalar piece(const Scalar& text, std::size_t begin, std::size_t end) {
    Scalar part;
    part.text = text.text.substr(begin, end - begin);
    part.span = text.at(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    return part;
  }

  void read_extra(const Node& node) {
    if (node.kind != NodeKind::map) {
      report_shape(node, "'extra'", "a map of dates to hours", bag_).help =
          R"("2026-02-14": ["09:00-17:00"])";
      return;
    }
    for (const syntax::Entry& entry : node.entries) {
      ExtraDay extra;
      extra.span = entry.value.span;
      if (is_word(entry.value)) {
        const auto days = read_weekdays(entry.value.scalar, bag_);
        if (!days.empty()) extra.as_weekday = days.front();
      } else {
        extra.hours = read_hours(entry.value, bag_);
      }
      const auto day = read_date(entry.key, bag_);
      if (!day) continue;
      extra.day = *day;
      add_extra(std::move(extra));
    }
  }

  // A weekday, rather than hours.
  static bool is_word(const Node& node) {
    const std::string& text = node.scalar.text;
    return node.kind == NodeKind::scalar && !text.empty() && (text[0] < '0' || text[0] > '9');
  }

  void add_extra(ExtraDay extra) {
    const auto same = std::find_if(calendar_.extra.begin(), calendar_.extra.end(),
                                   [&](const ExtraDay& other) { return other.day == extra.day; });
    if (same == calendar_.extra.end()) {
      calendar_.extra.push_back(std::move(extra));
    } else {
      *same = std::move(extra);
    }
  }

  CalendarDecl& calendar_;
  Includes& includes_;
  IncludeChain& chain_;
  text::DiagnosticBag& bag_;
};

}  // namespace

CalendarDecl read_calendar(const syntax::Entry& entry, Includes& includes, IncludeChain chain,
                           text::DiagnosticBag& bag) {
  CalendarDecl calendar;
  calendar.name = entry.key;
  const std::size_t reported = bag.count();
  CalendarReader(calendar, includes, chain, bag).read(entry.value);
  calendar.unsure = bag.count() != reported;
  return calendar;
}

}  // namespace mora::policy
