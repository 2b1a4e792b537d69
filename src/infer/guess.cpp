// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "infer/guess.hpp"

#include <algorithm>
#include <array>

namespace mora::infer {
namespace {

// Names in small letters and without what stands between words, the likeliest first.
constexpr auto time_names = std::to_array<std::string_view>(
    {"time", "ts", "timestamp", "timetimestamp", "eventtime", "datetime", "completetimestamp",
     "occurredat", "createdat", "at", "date", "when", "endtime", "starttime"});
constexpr auto type_names = std::to_array<std::string_view>(
    {"type", "eventtype", "event", "activity", "conceptname", "activityname", "eventname", "action",
     "operation", "task", "name", "kind", "status", "state"});
constexpr auto case_names = std::to_array<std::string_view>(
    {"case", "caseid", "caseconceptname", "casekey", "caseno", "order", "orderid", "ticket",
     "ticketid", "incident", "incidentid", "traceid", "trace", "session", "sessionid", "requestid",
     "issue", "account"});
constexpr auto by_names = std::to_array<std::string_view>(
    {"by", "user", "actor", "resource", "orgresource", "agent", "performer", "performedby",
     "username", "userid", "assignee", "employee", "operator", "who"});

// "Case ID" and "meta.case_id" are "caseid"; of a path only the last part counts.
std::string bare_name(std::string_view path) {
  std::string name;
  for (const char c : path.substr(path.find_last_of('.') + 1)) {
    if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
  }
  return name;
}

// From 1 for the likeliest name down; 0 for another one.
template <std::size_t size>
double name_score(const std::array<std::string_view, size>& names, std::string_view path) {
  const auto* const found = std::find(names.begin(), names.end(), bare_name(path));
  const auto place = static_cast<double>(found - names.begin());
  return found == names.end() ? 0 : 1 - 0.5 * place / static_cast<double>(size);
}

bool is_text(const ColumnFacts& column) { return column.kinds.has(ValueKind::string); }

class Guesser {
 public:
  Guesser(std::span<const ColumnFacts> columns, std::uint64_t events,
          std::span<const SourceName> given)
      : columns_(columns), events_(static_cast<double>(events)), given_(given) {}

  Guess run() {
    Guess guess;
    guess.time = find("time", [this](const ColumnFacts& column) { return time_score(column); });
    guess.type = find("type", [this](const ColumnFacts& column) { return type_score(column); });
    guess.case_key = find("case", [this](const ColumnFacts& column) { return case_score(column); });
    guess.by = find("by", [this](const ColumnFacts& column) { return by_score(column); });
    return guess;
  }

 private:
  // The column that was given, or that with the highest score above 0 that is not taken yet.
  template <class Score>
  std::optional<std::size_t> find(std::string_view field, Score score) {
    for (const SourceName& name : given_) {
      if (name.field == field) return take(find_path(name.column));
    }
    std::optional<std::size_t> best;
    double highest = 0;
    for (std::size_t i = 1; i < columns_.size(); ++i) {
      if (std::find(taken_.begin(), taken_.end(), i) != taken_.end()) continue;
      const double points = columns_[i].present == 0 ? 0 : score(columns_[i]);
      if (points <= highest) continue;
      highest = points;
      best = i;
    }
    return take(best);
  }

  std::optional<std::size_t> take(std::optional<std::size_t> column) {
    if (column) taken_.push_back(*column);
    return column;
  }

  [[nodiscard]] std::optional<std::size_t> find_path(std::string_view path) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const ColumnFacts& column) { return column.path == path; });
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
  }

  [[nodiscard]] double share(const ColumnFacts& column) const {
    return static_cast<double>(column.present) / events_;
  }
  // How often each of its values comes, on average.
  [[nodiscard]] static double repetition(const ColumnFacts& column) {
    return static_cast<double>(column.present) / static_cast<double>(column.values.size());
  }

  // Times in nearly all events; those that ascend are the events' own.
  [[nodiscard]] double time_score(const ColumnFacts& column) const {
    if (!column.kinds.has(ValueKind::time) || share(column) < 0.9) return 0;
    const double ascending =
        static_cast<double>(column.ascents + 1) / static_cast<double>(column.present);
    return 1 + 2 * name_score(time_names, column.path) + ascending;
  }

  // Texts in nearly all events, of which there are few; a name alone does not make an order's
  // number a type.
  [[nodiscard]] double type_score(const ColumnFacts& column) const {
    if (!is_text(column) || share(column) < 0.9) return 0;
    const bool few =
        column.values.size() <= 1000 && (column.present < 20 || repetition(column) >= 2);
    const bool several = column.values.size() > 1;
    const double other = name_score(case_names, column.path) + name_score(by_names, column.path);
    return (few ? 1 : 0) + 3 * name_score(type_names, column.path) * (few ? 1 : 0.3) +
           (several ? 0.5 : 0) - 2 * other;
  }

  // Values that come several times each, and many of them.
  [[nodiscard]] double case_score(const ColumnFacts& column) const {
    if (!is_text(column) && !column.kinds.has(ValueKind::number)) return 0;
    if (column.kinds.has(ValueKind::boolean) || column.kinds.has(ValueKind::time)) return 0;
    const std::string name = bare_name(column.path);
    const bool is_id = name.ends_with("id") || name.ends_with("no") || name.ends_with("number") ||
                       name.ends_with("key");
    const double repeated = repetition(column) > 1.2 ? 0.5 : 0;
    const double many = column.values.size() >= 3 ? 0.5 : 0;
    return share(column) + 2 * name_score(case_names, column.path) + (is_id ? 0.5 : 0) + repeated +
           many - (is_text(column) ? 0 : 0.5);
  }

  // Only by its name: any text might be a person.
  [[nodiscard]] double by_score(const ColumnFacts& column) const {
    return is_text(column) ? name_score(by_names, column.path) : 0;
  }

  std::span<const ColumnFacts> columns_;
  double events_;
  std::span<const SourceName> given_;
  std::vector<std::size_t> taken_;
};

}  // namespace

Guess guess(std::span<const ColumnFacts> columns, std::uint64_t events,
            std::span<const SourceName> given) {
  return Guesser(columns, events, given).run();
}

}  // namespace mora::infer
