// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A policy and a log as one input: the policy, a line that begins with `---` and has numbers, and
// the log in JSON Lines. The numbers: how many shards, how many lines in a batch, seconds of
// lateness, seconds that pass behind the last event; more of them are for targets that want them.

#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "mora/monitor.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"

#include "fuzz/require.hpp"
#include "shards/arena.hpp"

namespace mora::fuzz {

struct Setting {
  std::uint32_t shards = 3;
  std::uint32_t batch = 2;
  Duration lateness;
  Duration behind;
  std::vector<std::uint32_t> more;
};

struct RunInput {
  std::string policy;
  Setting setting;
  std::string log;
};

// Where a line begins that begins so.
inline std::size_t find_line(const std::string& text, const std::string& begin) {
  const std::size_t at = text.find("\n" + begin);
  return at == std::string::npos ? text.size() : at + 1;
}

inline std::vector<std::uint32_t> numbers_in(const std::string& line) {
  std::vector<std::uint32_t> numbers;
  const char* at = line.data();
  const char* const end = at + line.size();
  while (true) {
    while (at != end && (*at < '0' || *at > '9')) ++at;
    if (at == end) return numbers;
    at = std::from_chars(at, end, numbers.emplace_back(0)).ptr;
  }
}

inline Setting read_setting(const std::string& line) {
  std::vector<std::uint32_t> numbers = numbers_in(line);
  constexpr std::array<std::uint32_t, 4> usual{3, 2, 0, 0};
  while (numbers.size() < usual.size()) numbers.push_back(usual[numbers.size()]);
  Setting setting{
      numbers[0] % 8 + 1, numbers[1] % 64 + 1, seconds(numbers[2]), seconds(numbers[3]), {}};
  setting.more.assign(numbers.begin() + usual.size(), numbers.end());
  return setting;
}

inline RunInput read_run_input(const std::string& text) {
  const std::size_t begin = find_line(text, "---");
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return {text.substr(0, begin), read_setting(text.substr(begin, end - begin)), text.substr(end)};
}

// The events of a log, all of them kept.
class Events {
 public:
  Events(const Program& program, const std::string& log) {
    std::istringstream input(log);
    const auto reader = read_json_lines(program, input);
    for (ReadResult result = reader->next(); result.outcome != ReadOutcome::end;
         result = reader->next()) {
      if (result.outcome == ReadOutcome::event) all_.push_back(arena_.keep(result.event));
    }
  }
  [[nodiscard]] const std::vector<Event>& all() const { return all_; }

 private:
  shards::Arena arena_;
  std::vector<Event> all_;
};

// What is told, in the order in which it is, and with which words.
class Told {
 public:
  explicit Told(const Program& program) : program_(program) {}

  void operator()(const Finding& finding) {
    jsonl_->write(program_, finding);
    require(!because(program_, finding, Language::zh).empty(), "a finding has a reason");
  }
  void add(Status status) { text_ << describe(status) << '\n'; }
  void add_open(const std::vector<std::uint64_t>& by_rule) {
    for (const std::uint64_t open : by_rule) text_ << open << " open\n";
  }
  [[nodiscard]] std::string text() const { return text_.str(); }

 private:
  const Program& program_;
  std::ostringstream text_;
  std::unique_ptr<ReportWriter> jsonl_ = make_writer("jsonl", text_);
};

inline std::optional<TimePoint> end_of(const std::vector<Event>& events, const Setting& setting) {
  if (events.empty() || setting.behind.us == 0) return std::nullopt;
  const TimePoint end = events.back().time + setting.behind;
  return end == never ? max_time : end;
}

}  // namespace mora::fuzz
