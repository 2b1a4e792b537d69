// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "mora/summary.hpp"

#include "report/layout.hpp"
#include "report/paint.hpp"
#include "report/titles.hpp"
#include "text/display_width.hpp"

namespace mora::report {
namespace {

struct Words {
  std::string_view events, duplicates, rejected, unknown, later, violations, late, amended,
      warnings, open, unopened, incomplete;
  std::string_view fines, total, no_one, more, no_role;
  std::string_view by_clause, by_role, by_person, open_by_clause;
  std::string_view clause, role, person, count;
  std::string_view overrun;  // calendar, last year, count
};

constexpr Words english{"events",
                        "duplicates",
                        "rejected",
                        "of unknown type",
                        "later than as-of",
                        "violations",
                        "done late",
                        "fines raised",
                        "warnings",
                        "obligations open",
                        "not opened",
                        "beyond the limit of open obligations: the findings are incomplete",
                        "fines",
                        "total",
                        "(no one)",
                        "({} more)",
                        "(no role)",
                        "Violations by clause",
                        "Violations by role",
                        "Violations by person",
                        "Open obligations by clause",
                        "clause",
                        "role",
                        "person",
                        "open",
                        "warning: the calendar {} names holidays up to {} only, and was asked {} "
                        "times about later days"};
constexpr Words chinese{
    "事件",           "重複",
    "拒收",           "未知類型",
    "截止之後",       "違反",
    "遲辦",           "加罰",
    "預警",           "未了義務",
    "未立義務",       "超出未了義務上限，結果不完整",
    "罰款",           "合計",
    "（無人）",       "（另 {} 項）",
    "（無角色）",     "各條款違反",
    "各角色違反",     "各人違反",
    "各條款未了義務", "條款",
    "角色",           "責任人",
    "未了",           "注意：日曆 {} 只載有 {} 年及以前的假日，而 {} 次查詢在此之後"};

// What the other columns of a table take, and the least that is left to a clause's title.
constexpr std::uint32_t other_columns = 40;
constexpr std::uint32_t least_title = 24;

std::size_t title_width(const SummaryOptions& options) {
  return std::max(options.width, other_columns + least_title) - other_columns;
}

// The counts that most runs do not have are left out when they are zero.
struct CountLine {
  std::string_view name;
  std::uint64_t count;
  bool always;
  std::string remark;
};

std::string fines_text(const FineTotal& fines) {
  std::string text;
  for (const Money& amount : fines.amounts()) {
    if (!text.empty()) text += " + ";
    text += to_string(amount);
  }
  return text;
}

// The types with the most events first; a log of another system may have hundreds.
std::string unknown_types_text(const Summary& summary) {
  constexpr std::size_t shown = 5;
  std::vector<std::pair<std::string, std::uint64_t>> types(summary.unknown_types().begin(),
                                                           summary.unknown_types().end());
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, types.size()); ++i) {
    if (i > 0) text += ", ";
    text += fmt::format("{} {}", text::printable(types[i].first), types[i].second);
  }
  if (types.size() > shown) text += ", …";
  return text;
}

struct Row {
  std::string name;
  std::string title;
  SummaryLine line;
  std::uint64_t open = 0;
};

void merge(SummaryLine& into, const SummaryLine& line) {
  into.violations += line.violations;
  for (const Money& amount : line.fines.amounts()) into.fines.add(amount);
}

// Rules put together to their clauses, in the policy's order; last those that an edit has removed.
std::vector<Row> clause_rows(const Summary& summary, const SummaryOptions& options) {
  const Program& program = summary.program();
  std::vector<Row> rows;
  for (RuleIndex i = 0; i < program.rule_count(); ++i) {
    const RuleInfo rule = program.rule(i);
    auto row = std::ranges::find(rows, rule.clause, &Row::name);
    if (row == rows.end()) {
      rows.push_back({std::string(rule.clause),
                      shorten(clause_title(rule, options.language), title_width(options)),
                      {},
                      0});
      row = rows.end() - 1;
    }
    merge(row->line, summary.by_rule()[i]);
    row->open += summary.open_by_rule()[i];
  }
  for (const auto& [clause, line] : summary.gone()) rows.push_back({clause, "", line, 0});
  return rows;
}

bool has_role(const Program& program, std::string_view name) {
  for (std::uint32_t i = 0; i < program.role_count(); ++i) {
    if (program.role(i).name == name) return true;
  }
  return false;
}

// In the policy's order, then those that an edit has removed; violations without a role last.
std::vector<Row> role_rows(const Summary& summary, Language language, std::string_view no_role) {
  const Program& program = summary.program();
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < program.role_count(); ++i) {
    const std::string_view name = program.role(i).name;
    const auto found = summary.by_role().find(name);
    if (found == summary.by_role().end()) continue;
    rows.push_back({std::string(role_title(program, name, language)), "", found->second, 0});
  }
  for (const auto& [name, line] : summary.by_role()) {
    if (!name.empty() && !has_role(program, name)) rows.push_back({name, "", line, 0});
  }
  const auto none = summary.by_role().find("");
  if (none != summary.by_role().end()) rows.push_back({std::string(no_role), "", none->second, 0});
  return rows;
}

// Whoever has most violations first. A log of years may have hundreds of people: those beyond the
// first are one row.
std::vector<Row> person_rows(const Summary& summary, const Words& words) {
  constexpr std::size_t shown = 20;
  std::vector<Row> rows;
  for (const auto& [person, line] : summary.by_person()) {
    rows.push_back({person ? text::printable(*person) : std::string(words.no_one), "", line, 0});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.line.violations > b.line.violations;
  });
  if (rows.size() <= shown + 1) return rows;
  Row more{fmt::format(fmt::runtime(words.more), rows.size() - shown), "", {}, 0};
  for (std::size_t i = shown; i < rows.size(); ++i) merge(more.line, rows[i].line);
  rows.resize(shown);
  rows.push_back(std::move(more));
  return rows;
}

class Text {
 public:
  explicit Text(const SummaryOptions& options)
      : words_(options.language == Language::zh ? chinese : english), paint_(options.color) {}

  void counts(const Summary& summary);
  void violations(std::string_view title, std::string_view what, const std::vector<Row>& rows,
                  const SummaryLine& total);
  void open(const std::vector<Row>& rows);
  void overruns(const Summary& summary);

  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void table(std::string_view title, const Table& table) {
    text_ += "\n" + paint_(Style::bold, title) + "\n";
    bool heading = true;
    for (const std::string& line : table.lines()) {
      text_ += "  " + (heading ? paint_(Style::dim, line) : line) + "\n";
      heading = false;
    }
  }

  const Words& words_;
  Paint paint_;
  std::string text_;
};

void Text::counts(const Summary& summary) {
  const SummaryCounts& counts = summary.counts();
  const SummaryLine& total = summary.total();
  const std::string fines =
      total.fines.empty() ? "" : fmt::format("{} {}", words_.fines, fines_text(total.fines));
  const CountLine all[] = {
      {words_.events, counts.events, true, ""},
      {words_.duplicates, counts.duplicates, false, ""},
      {words_.rejected, counts.rejected, false, ""},
      {words_.unknown, counts.unknown, false, unknown_types_text(summary)},
      {words_.later, counts.later, false, ""},
      {words_.violations, total.violations, true, fines},
      {words_.amended, counts.amended, false, ""},
      {words_.late, counts.late, false, ""},
      {words_.warnings, counts.warnings, false, ""},
      {words_.open, counts.open, true, ""},
      {words_.unopened, counts.unopened, false, std::string(words_.incomplete)}};
  Table table({Align::left, Align::right, Align::left});
  for (const CountLine& line : all) {
    if (!line.always && line.count == 0) continue;
    table.add({std::string(line.name), fmt::format("{}", line.count), line.remark});
  }
  text_ += paint_(Style::bold, summary.program().policy()) + "\n";
  for (const std::string& line : table.lines()) text_ += "  " + line + "\n";
}

void Text::violations(std::string_view title, std::string_view what, const std::vector<Row>& rows,
                      const SummaryLine& total) {
  Table lines({Align::left, Align::left, Align::right, Align::right});
  const auto add = [&](std::string_view name, std::string_view row_title, const SummaryLine& line) {
    lines.add({std::string(name), std::string(row_title), fmt::format("{}", line.violations),
               fines_text(line.fines)});
  };
  lines.add({std::string(what), "", std::string(words_.violations), std::string(words_.fines)});
  for (const Row& row : rows) {
    if (row.line.violations > 0) add(row.name, row.title, row.line);
  }
  add(words_.total, "", total);
  table(title, lines);
}

void Text::open(const std::vector<Row>& rows) {
  Table lines({Align::left, Align::left, Align::right});
  lines.add({std::string(words_.clause), "", std::string(words_.count)});
  for (const Row& row : rows) {
    if (row.open > 0) lines.add({row.name, row.title, fmt::format("{}", row.open)});
  }
  table(words_.open_by_clause, lines);
}

void Text::overruns(const Summary& summary) {
  if (!summary.overruns().empty()) text_ += '\n';
  for (const CalendarOverrun& overrun : summary.overruns()) {
    text_ += fmt::format(fmt::runtime(words_.overrun), overrun.calendar, overrun.last_year,
                         overrun.count);
    text_ += '\n';
  }
}

}  // namespace
}  // namespace mora::report

namespace mora::inline v0 {

std::string summary_text(const Summary& summary, const SummaryOptions& options) {
  report::Text text(options);
  const report::Words& words = text.words();
  const auto clauses = report::clause_rows(summary, options);
  text.counts(summary);
  if (summary.total().violations > 0) {
    const SummaryLine& total = summary.total();
    text.violations(words.by_clause, words.clause, clauses, total);
    text.violations(words.by_role, words.role,
                    report::role_rows(summary, options.language, words.no_role), total);
    text.violations(words.by_person, words.person, report::person_rows(summary, words), total);
  }
  if (summary.counts().open > 0) text.open(clauses);
  text.overruns(summary);
  return text.take();
}

}  // namespace mora::inline v0
