// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The policies for real logs: what rules/README.md says comes of them, against what does. The logs
// are not part of the source; they are looked for beside it, in ../shared/data.

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/mora.hpp"

namespace mora {
namespace {

const std::string root = MORA_SOURCE_DIR "/";

struct RealLog {
  std::string policy;
  std::string log;
};

void PrintTo(const RealLog& log, std::ostream* out) { *out << log.log; }

// A row of figures by the names of their columns, as the reference writes them: "50,081".
using Row = std::map<std::string, std::string>;

struct Figures {
  std::string events;
  std::string cases;
  std::map<std::string, Row> rows;  // by clause and rule, "5 too_early"; "all" for their totals
};

// What the reference says

std::string section_of(const std::string& policy) {
  std::ifstream file(root + "rules/README.md", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const std::string document = std::move(text).str();
  const std::size_t begin = document.find("\n### " + policy + "\n");
  EXPECT_NE(begin, std::string::npos) << "no section " << policy;
  if (begin == std::string::npos) return {};
  return document.substr(begin, document.find("\n#", begin + 1) - begin);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line.substr(1));
  for (std::string cell; std::getline(stream, cell, '|');) {
    cells.push_back(std::regex_replace(cell, std::regex("^ +| +$"), ""));
  }
  return cells;
}

Figures stated_figures(const std::string& section) {
  Figures figures;
  std::smatch match;
  if (std::regex_search(section, match, std::regex(R"(\n([0-9,]+) events of ([0-9,]+) cases)"))) {
    figures.events = match[1];
    figures.cases = match[2];
  }
  std::vector<std::string> head;
  std::istringstream lines(section);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ") || line.starts_with("| ---")) continue;
    const std::vector<std::string> cells = cells_of(line);
    if (head.empty()) {
      head = cells;
      continue;
    }
    Row& row = figures.rows[cells[0]];
    for (std::size_t i = 1; i < cells.size() && i < head.size(); ++i) row[head[i]] = cells[i];
  }
  return figures;
}

// What comes of the log

std::string grouped(const std::string& number) {
  std::string text = number;
  const std::size_t digits = std::min(text.find_first_of(". "), text.size());
  for (std::size_t i = digits; i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

struct Counts {
  std::uint64_t violations = 0;
  std::uint64_t late = 0;
  std::uint64_t warnings = 0;
  std::uint64_t open = 0;
  FineTotal fines;

  void add(const Finding& finding) {
    if (finding.kind == FindingKind::violation) ++violations;
    if (finding.kind == FindingKind::late) ++late;
    if (finding.kind == FindingKind::warning) ++warnings;
    if (finding.kind == FindingKind::violation && finding.fine) fines.add(*finding.fine);
  }

  [[nodiscard]] Row row() const {
    const auto text = [](std::uint64_t count) { return grouped(std::to_string(count)); };
    return {{"violations", text(violations)},
            {"warnings", text(warnings)},
            {"done late", text(late)},
            {"open", text(open)},
            {"fines", fines.empty() ? "" : grouped(to_string(fines.amounts().front()))}};
  }
};

std::string name_of(const RuleInfo& rule) {
  std::string name(rule.clause);
  if (!rule.name.empty()) name.append(" ").append(rule.name);
  return name;
}

// Every case of the log, also where no rule sees its events.
class Cases {
 public:
  explicit Cases(const Program& program) {
    const Schema schema = program.schema();
    for (EventType type = 0; type < schema.event_count(); ++type) {
      slots_.push_back(schema.find_field(type, program.case_key()).value_or(0));
    }
  }
  void add(const Event& event) {
    const Value key = event.fields[slots_[event.type]];
    if (keys_.find(key.string()) == keys_.end()) keys_.emplace(key.string());
  }
  [[nodiscard]] std::size_t count() const { return keys_.size(); }

 private:
  std::vector<std::uint32_t> slots_;
  std::set<std::string, std::less<>> keys_;
};

Figures figures_of(const Program& program, std::istream& file) {
  LogStream log(file);
  std::vector<Counts> counts(program.rule_count());
  Counts all;
  Monitor monitor(program, [&](const Finding& finding) {
    counts[finding.rule].add(finding);
    all.add(finding);
  });
  Cases cases(program);
  std::uint64_t events = 0;
  const auto reader = read_json_lines(program, log);
  for (ReadResult line = reader->next(); line.outcome != ReadOutcome::end; line = reader->next()) {
    ++events;
    if (line.outcome == ReadOutcome::unknown_type) continue;
    EXPECT_EQ(line.outcome, ReadOutcome::event) << "line " << line.line << ": " << line.reason;
    if (line.outcome != ReadOutcome::event) break;
    cases.add(line.event);
    EXPECT_TRUE(ok(monitor.push(line.event))) << "line " << line.line;
  }
  monitor.finish();
  monitor.for_each_open([&](const OpenObligation& open) {
    ++counts[open.rule].open;
    ++all.open;
  });

  Figures figures{grouped(std::to_string(events)), grouped(std::to_string(cases.count())), {}};
  for (RuleIndex rule = 0; rule < counts.size(); ++rule) {
    figures.rows[name_of(program.rule(rule))] = counts[rule].row();
  }
  figures.rows["all"] = all.row();
  return figures;
}

// Tests

class RealLogs : public testing::TestWithParam<RealLog> {};

TEST_P(RealLogs, GiveTheFiguresOfTheReference) {
  const std::string path = root + "../shared/data/" + GetParam().log;
  std::ifstream file(path, std::ios::binary);
  if (!file) GTEST_SKIP() << "no log " << path;
  const CompileResult compiled = compile_file(root + "rules/" + GetParam().policy + ".yaml");
  ASSERT_TRUE(compiled) << compiled.messages();

  const Figures stated = stated_figures(section_of(GetParam().policy));
  const Figures true_ones = figures_of(compiled.program, file);
  EXPECT_EQ(stated.events, true_ones.events);
  EXPECT_EQ(stated.cases, true_ones.cases);
  for (const auto& [name, row] : true_ones.rows) {
    const auto stated_row = stated.rows.find(name);
    ASSERT_NE(stated_row, stated.rows.end()) << "no row for " << name;
    EXPECT_TRUE(stated_row->second.contains("violations")) << name;
    for (const auto& [column, value] : stated_row->second) {
      const auto true_value = row.find(column);
      if (true_value == row.end()) continue;
      EXPECT_EQ(value, true_value->second) << name << ", " << column;
    }
  }
  EXPECT_EQ(stated.rows.size(), true_ones.rows.size());
}

INSTANTIATE_TEST_SUITE_P(Policies, RealLogs,
                         testing::Values(RealLog{"road-traffic-fines", "rtfm.jsonl.zst"},
                                         RealLog{"incident-sla", "bpic2013_incidents.jsonl.zst"},
                                         RealLog{"permit-deadlines", "receipt.jsonl.zst"}),
                         [](const auto& log) {
                           return std::regex_replace(log.param.policy, std::regex("-"), "_");
                         });

}  // namespace
}  // namespace mora
