// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "support/sample_log.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <vector>

#include <date/date.h>
#include <fmt/format.h>

#include "mora/compile.hpp"
#include "mora/replay.hpp"

#include "oracle/judge/judge_log.hpp"
#include "oracle/parsed_policy.hpp"

namespace mora::bench {

namespace {

constexpr const char* policy_name = "sigma-after-sales.yaml";
constexpr const char* log_name = "samples/sigma-after-sales.jsonl";

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A line of the sample, cut where a copy of it differs: behind a piece stands a date or the number
// of the copy.
struct Piece {
  std::string text;
  std::optional<date::sys_days> day;  // null: the number
};
struct Line {
  std::vector<Piece> pieces;
  std::string rest;
};

// "YYYY-MM-DD at the beginning of a text.
std::optional<date::sys_days> read_date(std::string_view text) {
  date::sys_days day;
  std::istringstream in{std::string(text.substr(0, 10))};
  in >> date::parse("%Y-%m-%d", day);
  return in.fail() || text[0] != '2' ? std::nullopt : std::optional(day);
}

bool names_a_case(std::string_view before) {
  return before.ends_with(R"("order": ")") || before.ends_with(R"("contract": ")");
}

Line read_line(const std::string& text) {
  Line line;
  std::size_t written = 0;
  for (std::size_t quote = text.find('"'); quote != std::string::npos;
       quote = text.find('"', quote + 1)) {
    const std::size_t begin = quote + 1;
    if (const auto day = read_date(std::string_view(text).substr(begin))) {
      line.pieces.push_back({text.substr(written, begin - written), day});
      written = begin + 10;
    } else if (names_a_case(std::string_view(text).substr(0, begin))) {
      const std::size_t end = text.find('"', begin);
      line.pieces.push_back({text.substr(written, end - written), std::nullopt});
      written = end;
    }
  }
  line.rest = text.substr(written);
  return line;
}

void append(std::string& log, const Line& line, std::uint32_t copy) {
  for (const Piece& piece : line.pieces) {
    log += piece.text;
    if (piece.day) {
      const date::year_month_day day = *piece.day + date::days(copy);
      fmt::format_to(std::back_inserter(log), "{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    } else {
      fmt::format_to(std::back_inserter(log), "-{}", copy);
    }
  }
  log += line.rest;
  log += '\n';
}

std::vector<Line> sample_lines() {
  std::vector<Line> lines;
  std::ifstream file(rules_path(log_name));
  for (std::string text; std::getline(file, text);) lines.push_back(read_line(text));
  if (lines.empty()) throw std::runtime_error("no sample log");
  return lines;
}

oracle::Value to_oracle(const Value& value) {
  switch (value.kind()) {
    case ValueKind::boolean: return {value.boolean()};
    case ValueKind::number: return {oracle::number_from_text(to_string(value.decimal()))};
    case ValueKind::string: return {std::string(value.string())};
    case ValueKind::time: return {oracle::Instant(oracle::Length(value.time().us))};
    case ValueKind::duration: return {oracle::Length(value.duration().us)};
    case ValueKind::money:
      return {oracle::Amount{value.money().minor, std::string(code(value.money().currency))}};
    case ValueKind::null:
    case ValueKind::list: break;
  }
  return {};
}

oracle::LogEvent to_oracle(const Event& event, const Schema& schema) {
  oracle::LogEvent told;
  told.time = oracle::Instant(oracle::Length(event.time.us));
  told.type = schema.event_name(event.type);
  told.line = event.line;
  for (std::uint32_t slot = 0; slot < event.fields.size(); ++slot) {
    const oracle::Value value = to_oracle(event.fields[slot]);
    if (!value.is_null()) told.fields[std::string(schema.field(event.type, slot).name)] = value;
  }
  return told;
}

}  // namespace

std::string rules_path(const std::string& name) {
  return std::string(MORA_RULES_FOLDER "/") + name;
}

std::string repeated_sample(std::uint32_t copies) {
  const std::vector<Line> lines = sample_lines();
  struct Place {
    date::sys_days day;
    std::string_view time_of_day;
    std::uint32_t copy = 0;
    std::uint32_t line = 0;
  };
  // The first date of a line is its time's; what follows it is the time of day, always in one zone.
  std::vector<Place> places;
  for (std::uint32_t copy = 0; copy < copies; ++copy) {
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      const std::string_view behind = line.pieces.size() > 1 ? line.pieces[1].text : line.rest;
      places.push_back({*line.pieces.front().day + date::days(copy), behind.substr(0, 9), copy, i});
    }
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.day, a.time_of_day) < std::tie(b.day, b.time_of_day);
  });
  std::string log;
  for (const Place& place : places) append(log, lines[place.line], place.copy);
  return log;
}

std::uint64_t sample_violations() {
  const std::string text = read_file(rules_path(policy_name));
  const Program program = compile_text(policy_name, text).program;
  std::ifstream file(rules_path(log_name));
  const auto reader = read_json_lines(program, file);
  oracle::Log log;
  for (ReadResult result = reader->next(); result.outcome == ReadOutcome::event;
       result = reader->next()) {
    log.deliveries.emplace_back(to_oracle(result.event, program.schema()));
    log.as_of = oracle::Instant(oracle::Length(result.event.time.us)) + date::days(400);
  }
  const oracle::Judgement judgement = judge_log(oracle::parsed_policy(text), log);
  return static_cast<std::uint64_t>(
      std::count_if(judgement.findings.begin(), judgement.findings.end(),
                    [](const oracle::Told& told) { return told.kind == "violation"; }));
}

}  // namespace mora::bench
