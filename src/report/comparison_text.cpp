// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "mora/comparison.hpp"
#include "mora/summary.hpp"

#include "report/layout.hpp"
#include "report/paint.hpp"
#include "report/titles.hpp"
#include "text/display_width.hpp"

namespace mora::report {
namespace {

struct Words {
  std::array<std::string_view, 3> kinds;  // by DifferenceKind
  std::string_view liable, no_one, no_fine;
  std::string_view due, who;  // a change of them
  std::string_view title_end;
  std::string_view nothing;
  std::string_view clause, role, person, total, no_role, nobody;
  std::array<std::string_view, 7> columns;  // before, after, by kind, fines, difference
  std::string_view by_clause, by_role, by_person;
};

constexpr Words english{
    {"appears", "vanishes", "changes"},
    "{}, {}",
    "no one, {}",
    "no fine",
    "due {} -> {}",
    "{} -> {}",
    ": ",
    "No violation appears, vanishes or changes.",
    "clause",
    "role",
    "person",
    "total",
    "(no role)",
    "(no one)",
    {"before", "after", "appear", "vanish", "change", "fines before", "difference"},
    "By clause",
    "By role",
    "By person"};
constexpr Words chinese{{"新增", "消失", "改變"},
                        "{}，{}",
                        "無人，{}",
                        "無罰款",
                        "期限 {} → {}",
                        "{} → {}",
                        "：",
                        "沒有新增、消失或改變的違反。",
                        "條款",
                        "角色",
                        "責任人",
                        "合計",
                        "（無角色）",
                        "（無人）",
                        {"原有", "現有", "新增", "消失", "改變", "原罰款", "差額"},
                        "各條款",
                        "各角色",
                        "各人"};

constexpr std::array kind_styles{Style::red, Style::green, Style::yellow};

// What falls to one clause, role or person.
struct Line {
  std::array<std::uint64_t, 3> differences{};
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  FineTotal fines_before;
  FineTotal change;  // of the fines
};

void add_fine(Line& line, const std::optional<Money>& fine, bool after) {
  if (!fine) return;
  if (!after) line.fines_before.add(*fine);
  line.change.add(after ? *fine : Money{-fine->minor, fine->currency});
}

std::string fines_text(const FineTotal& fines, bool is_change) {
  std::string text;
  for (const Money& amount : fines.amounts()) {
    if (amount.minor == 0 && is_change) continue;
    if (!text.empty()) text += ", ";
    if (is_change && amount.minor > 0) text += "+";
    text += to_string(amount);
  }
  return text;
}

class ComparisonText {
 public:
  ComparisonText(const Comparison& comparison, const ComparisonOptions& options)
      : comparison_(comparison),
        options_(options),
        words_(options.language == Language::zh ? chinese : english),
        paint_(options.color),
        differences_(comparison.differences()) {}

  [[nodiscard]] std::string text() {
    if (differences_.empty()) {
      text_ += std::string(words_.nothing) + "\n";
    } else {
      list();
    }
    table(words_.by_clause, words_.clause,
          [](const Judgement&, const JudgedViolation& violation) { return violation.clause; });
    table(words_.by_role, words_.role,
          [this](const Judgement& judgement, const JudgedViolation& violation) {
            return violation.role.empty()
                       ? std::string(words_.no_role)
                       : std::string(
                             role_title(judgement.program(), violation.role, options_.language));
          });
    table(words_.by_person, words_.person,
          [this](const Judgement&, const JudgedViolation& violation) {
            return violation.person ? text::printable(*violation.person)
                                    : std::string(words_.nobody);
          });
    return std::move(text_);
  }

 private:
  using Name = std::function<std::string(const Judgement&, const JudgedViolation&)>;

  [[nodiscard]] const Judgement& judgement_of(const Difference& difference) const {
    return difference.after != nullptr ? comparison_.after() : comparison_.before();
  }
  [[nodiscard]] static const JudgedViolation& violation_of(const Difference& difference) {
    return difference.after != nullptr ? *difference.after : *difference.before;
  }

  void list();
  [[nodiscard]] std::vector<std::string> cells(const Difference& difference) const;
  [[nodiscard]] std::string cost(const Difference& difference) const;
  [[nodiscard]] std::string cost(const JudgedViolation& violation) const;
  [[nodiscard]] std::string liable(const Difference& difference) const;
  [[nodiscard]] std::string liable(const Judgement& judgement,
                                   const JudgedViolation& violation) const;
  [[nodiscard]] std::string reason(const Difference& difference) const;
  void table(std::string_view title, std::string_view what, const Name& name);
  void add_row(Table& table, const std::string& name, const Line& line) const;

  const Comparison& comparison_;
  ComparisonOptions options_;
  const Words& words_;
  Paint paint_;
  std::vector<Difference> differences_;
  std::string text_;
};

void ComparisonText::list() {
  Table table(std::vector<Align>(6, Align::left));
  for (const Difference& difference : differences_) table.add(cells(difference));
  const std::vector<std::string> lines = table.lines();
  const std::size_t indent = std::string_view("0000-00-00 00:00  ").size();
  const std::size_t room = options_.width > indent + 20 ? options_.width - indent : 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto kind = static_cast<std::size_t>(differences_[i].kind);
    text_ += paint_(kind_styles[kind], lines[i]) + "\n";
    for (const std::string& line : wrap(reason(differences_[i]), room)) {
      text_ += std::string(indent, ' ') + line + "\n";
    }
  }
}

std::vector<std::string> ComparisonText::cells(const Difference& difference) const {
  const JudgedViolation& violation = violation_of(difference);
  const JudgedViolation& first = difference.before != nullptr ? *difference.before : violation;
  return {
      judgement_of(difference).program().format_local(first.at),
      std::string(words_.kinds[static_cast<std::size_t>(difference.kind)]),
      violation.rule_name.empty() ? violation.clause : violation.clause + " " + violation.rule_name,
      text::printable(violation.case_key),
      cost(difference),
      liable(difference)};
}

std::string ComparisonText::cost(const JudgedViolation& violation) const {
  return violation.fine ? to_string(*violation.fine) : std::string(words_.no_fine);
}

std::string ComparisonText::cost(const Difference& difference) const {
  std::string now = cost(violation_of(difference));
  if (difference.kind != DifferenceKind::changes) return now;
  const std::string before = cost(*difference.before);
  return before == now ? now : fmt::format(fmt::runtime(words_.who), before, now);
}

std::string ComparisonText::liable(const Judgement& judgement,
                                   const JudgedViolation& violation) const {
  if (violation.role.empty()) return "";
  const std::string_view role = role_title(judgement.program(), violation.role, options_.language);
  if (!violation.person) return fmt::format(fmt::runtime(words_.no_one), role);
  return fmt::format(fmt::runtime(words_.liable), text::printable(*violation.person), role);
}

std::string ComparisonText::liable(const Difference& difference) const {
  std::string now = liable(judgement_of(difference), violation_of(difference));
  if (difference.kind != DifferenceKind::changes) return now;
  const std::string before = liable(comparison_.before(), *difference.before);
  return before == now ? now : fmt::format(fmt::runtime(words_.who), before, now);
}

std::string ComparisonText::reason(const Difference& difference) const {
  const JudgedViolation& violation = violation_of(difference);
  const Program& program = judgement_of(difference).program();
  const std::string_view title = clause_title(program.rule(violation.rule), options_.language);
  std::string text = title.empty() ? "" : fmt::format("{}{}", title, words_.title_end);
  if (difference.kind == DifferenceKind::changes && difference.before->at != violation.at) {
    text += fmt::format(fmt::runtime(words_.due),
                        comparison_.before().program().format_local(difference.before->at),
                        program.format_local(violation.at));
    text += words_.title_end;
  }
  return text + text::printable(violation.because);
}

void ComparisonText::table(std::string_view title, std::string_view what, const Name& name) {
  std::map<std::string, Line> lines;
  Line total;
  const auto add_all = [&](const Judgement& judgement, bool after) {
    for (const JudgedViolation& violation : judgement.violations()) {
      for (Line* line : {&lines[name(judgement, violation)], &total}) {
        ++(after ? line->after : line->before);
        add_fine(*line, violation.fine, after);
      }
    }
  };
  add_all(comparison_.before(), false);
  add_all(comparison_.after(), true);
  for (const Difference& difference : differences_) {
    const auto kind = static_cast<std::size_t>(difference.kind);
    ++lines[name(judgement_of(difference), violation_of(difference))].differences[kind];
    ++total.differences[kind];
  }
  Table table({Align::left, Align::right, Align::right, Align::right, Align::right, Align::right,
               Align::right, Align::right});
  std::vector<std::string> heading{std::string(what)};
  for (const std::string_view column : words_.columns) heading.emplace_back(column);
  table.add(heading);
  for (const auto& [row, line] : lines) add_row(table, row, line);
  add_row(table, std::string(words_.total), total);
  text_ += "\n" + paint_(Style::bold, title) + "\n";
  bool is_heading = true;
  for (const std::string& line : table.lines()) {
    text_ += "  " + (is_heading ? paint_(Style::dim, line) : line) + "\n";
    is_heading = false;
  }
}

void ComparisonText::add_row(Table& table, const std::string& name, const Line& line) const {
  const auto count = [](std::uint64_t number) { return fmt::format("{}", number); };
  table.add({name, count(line.before), count(line.after), count(line.differences[0]),
             count(line.differences[1]), count(line.differences[2]),
             fines_text(line.fines_before, false), fines_text(line.change, true)});
}

}  // namespace
}  // namespace mora::report

namespace mora::inline v0 {

std::string comparison_text(const Comparison& comparison, const ComparisonOptions& options) {
  return report::ComparisonText(comparison, options).text();
}

}  // namespace mora::inline v0
