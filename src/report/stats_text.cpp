// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "mora/run_stats.hpp"

#include "report/layout.hpp"
#include "report/titles.hpp"
#include "text/display_width.hpp"

namespace mora::report {
namespace {

constexpr std::size_t most_rules = 10;
constexpr std::size_t title_width = 32;

struct Words {
  std::string_view run, time, events, duplicates, text, memory, reading, judging, writing,
      of_threads;
  std::string_view costliest, rule, steps, each, share;
};

const Words& words_in(Language language) {
  static constexpr Words english{
      "Cost of the run", "time",    "events",  "duplicates", "text",
      "memory at most",  "reading", "judging", "writing",    "all threads together",
      "Costliest rules", "rule",    "steps",   "a step",     "of judging"};
  static constexpr Words chinese{"運行開銷",     "時間", "事件", "重複", "文本",
                                 "內存峰值",     "讀取", "判定", "輸出", "各線程合計",
                                 "最費時的規則", "規則", "步數", "每步", "佔判定"};
  return language == Language::zh ? chinese : english;
}

// 12345678 as "12,345,678".
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, 1, ',');
  return digits;
}

std::string per_second(double amount, double seconds) {
  return seconds > 0 ? grouped(static_cast<std::uint64_t>(amount / seconds)) + "/s" : "";
}

std::string seconds_text(double seconds) {
  if (seconds >= 1) return fmt::format("{:.3f} s", seconds);
  return fmt::format("{:.{}f} ms", 1e3 * seconds, seconds >= 0.01 ? 0 : 2);
}

std::string percent(double part, double whole) {
  return whole > 0 ? fmt::format("{:.0f} %", 100 * part / whole) : "";
}

std::string megabytes(double bytes) { return fmt::format("{:.1f} MB", bytes / 1e6); }

void add_lines(const Table& table, std::string& text) {
  for (const std::string& line : table.lines()) text += fmt::format("  {}\n", line);
}

void add_run(const RunStats& stats, const Words& words, std::string& text) {
  text += fmt::format("{}\n", words.run);
  Table table({Align::left, Align::right, Align::right});
  const auto add = [&](std::string_view what, std::string amount, std::string rate) {
    table.add({std::string(what), std::move(amount), std::move(rate)});
  };
  const auto lines = static_cast<double>(stats.lines);
  const auto bytes = static_cast<double>(stats.bytes);
  add(words.time, seconds_text(stats.seconds), "");
  add(words.events, grouped(stats.lines), per_second(lines, stats.seconds));
  if (stats.duplicates != 0) add(words.duplicates, grouped(stats.duplicates), "");
  if (stats.bytes != 0) {
    const double rate = stats.seconds > 0 ? bytes / stats.seconds : 0;
    add(words.text, megabytes(bytes), megabytes(rate) + "/s");
  }
  if (stats.peak_memory != 0) {
    add(words.memory, megabytes(static_cast<double>(stats.peak_memory)), "");
  }
  const double all = stats.reading + stats.judging + stats.writing;
  add(words.reading, seconds_text(stats.reading), percent(stats.reading, all));
  add(words.judging, seconds_text(stats.judging), percent(stats.judging, all));
  add(words.writing, seconds_text(stats.writing), percent(stats.writing, all));
  add_lines(table, text);
  if (stats.threads > 1) text += fmt::format("  ({})\n", words.of_threads);
}

struct Costly {
  const Program* program = nullptr;
  RuleCost cost;
};

// The costliest first; none that did nothing.
std::vector<Costly> costliest(const RunStats& stats) {
  std::vector<Costly> all;
  for (const PolicyCosts& policy : stats.costs) {
    for (const RuleCost& cost : policy.rules) {
      if (cost.steps != 0) all.push_back({&policy.program, cost});
    }
  }
  std::ranges::stable_sort(all, std::ranges::greater(),
                           [](const Costly& costly) { return costly.cost.nanoseconds; });
  if (all.size() > most_rules) all.resize(most_rules);
  return all;
}

std::string name_of(const Costly& costly, bool with_policy) {
  const std::string name = rule_label(costly.program->rule(costly.cost.rule));
  return text::printable(with_policy ? fmt::format("{} {}", costly.program->policy(), name) : name);
}

void add_rules(const RunStats& stats, Language language, const Words& words, std::string& text) {
  const std::vector<Costly> rules = costliest(stats);
  if (rules.empty()) return;
  text += fmt::format("\n{}\n", words.costliest);
  Table table({Align::left, Align::left, Align::right, Align::right, Align::right, Align::right});
  table.add({std::string(words.rule), "", std::string(words.steps), std::string(words.time),
             std::string(words.each), std::string(words.share)});
  for (const Costly& costly : rules) {
    const RuleInfo rule = costly.program->rule(costly.cost.rule);
    const auto nanoseconds = static_cast<double>(costly.cost.nanoseconds);
    const double seconds = nanoseconds / 1e9;
    table.add({name_of(costly, stats.costs.size() > 1),
               shorten(text::printable(std::string(clause_title(rule, language))), title_width),
               grouped(costly.cost.steps), seconds_text(seconds),
               fmt::format("{:.0f} ns", nanoseconds / static_cast<double>(costly.cost.steps)),
               percent(seconds, stats.judging)});
  }
  add_lines(table, text);
}

}  // namespace
}  // namespace mora::report

namespace mora::inline v0 {

std::string stats_text(const RunStats& stats, Language language) {
  const report::Words& words = report::words_in(language);
  std::string text;
  report::add_run(stats, words, text);
  report::add_rules(stats, language, words, text);
  return text;
}

}  // namespace mora::inline v0
