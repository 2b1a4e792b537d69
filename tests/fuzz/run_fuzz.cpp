// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// A policy and a log: what one monitor finds, against shards, and against a monitor that takes the
// same policy over again and again. The input is the policy, a line that begins with `---`, and the
// log in JSON Lines. That line has numbers: how many shards, how many lines in a batch, seconds of
// lateness, seconds that pass behind the last event.

#include <array>
#include <charconv>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"

#include "fuzz/require.hpp"
#include "shards/policy_shards.hpp"

namespace mora::fuzz {
namespace {

struct Setting {
  std::uint32_t shards = 3;
  std::uint32_t batch = 2;
  Duration lateness;
  Duration behind;
};

struct Input {
  std::string policy;
  Setting setting;
  std::string log;
};

// Where a line begins that begins so.
std::size_t find_line(const std::string& text, const std::string& begin) {
  const std::size_t at = text.find("\n" + begin);
  return at == std::string::npos ? text.size() : at + 1;
}

Setting read_setting(const std::string& line) {
  std::array<std::uint32_t, 4> numbers{3, 2, 0, 0};
  const char* at = line.data();
  const char* const end = at + line.size();
  for (std::uint32_t& number : numbers) {
    while (at != end && (*at < '0' || *at > '9')) ++at;
    at = std::from_chars(at, end, number).ptr;
  }
  return {numbers[0] % 8 + 1, numbers[1] % 64 + 1, seconds(numbers[2]), seconds(numbers[3])};
}

Input read_input(const std::string& text) {
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

std::optional<TimePoint> end_of(const std::vector<Event>& events, const Setting& setting) {
  if (events.empty() || setting.behind.us == 0) return std::nullopt;
  const TimePoint end = events.back().time + setting.behind;
  return end == never ? max_time : end;
}

// `retake`: after every so many events the monitor adopts the policy that it has; 0: never.
std::string judge_whole(const Program& program, const std::vector<Event>& events,
                        const Setting& setting, std::uint32_t retake) {
  Told told(program);
  std::vector<Status> statuses;
  Monitor monitor(program, SinkRef(told), {setting.lateness});
  for (const Event& event : events) {
    statuses.push_back(monitor.push(event));
    if (retake == 0 || statuses.size() % retake != 0) continue;
    const Adoption adoption = monitor.adopt(program);
    require(static_cast<bool>(adoption), "a policy follows itself", adoption.refusal);
  }
  monitor.finish(end_of(events, setting));
  std::vector<std::uint64_t> open(program.rule_count(), 0);
  monitor.for_each_open([&](const OpenObligation& obligation) { ++open[obligation.rule]; });
  told.add_open(open);
  for (const Status status : statuses) told.add(status);
  return told.text();
}

// As ShardedRun does it, one task after the other.
class InShards {
 public:
  InShards(const Program& program, const Setting& setting)
      : program_(program),
        setting_(setting),
        shards_(program, 0, setting.lateness, setting.shards),
        told_(program) {}

  std::string judge(const std::vector<Event>& events) {
    for (std::size_t first = 0; first < events.size(); first += setting_.batch) {
      const std::size_t end = std::min<std::size_t>(first + setting_.batch, events.size());
      for (std::size_t i = first; i < end; ++i) admit(events[i], i - first);
      judge_batch(std::nullopt, end - first);
    }
    const auto end = shards_.admission().finish(end_of(events, setting_), 0, arena_, admitted_);
    judge_batch(end, 0);
    told_.add_open(shards_.open());
    for (const Status status : statuses_) told_.add(status);
    return told_.text();
  }

 private:
  void admit(const Event& event, std::size_t line) {
    const shards::Owners owners = shards::owners_of(program_, event, setting_.shards);
    statuses_.push_back(shards_.admission().push({event, owners, static_cast<std::uint32_t>(line)},
                                                 arena_, admitted_));
  }

  void judge_batch(std::optional<TimePoint> end, std::size_t lines) {
    std::vector<shards::Found> found(setting_.shards);
    for (std::uint32_t i = 0; i < setting_.shards; ++i) {
      shards_.shard(i).judge(admitted_, number_, found[i]);
      if (!end) continue;
      shards::Rank rank;
      rank.line = static_cast<std::uint32_t>(lines);
      rank.event = static_cast<std::uint32_t>(admitted_.size());
      shards_.shard(i).finish(*end, rank, found[i]);
    }
    for (const shards::Ranked* ranked : shards::in_order(found)) told_(ranked->finding);
    number_ += admitted_.size();
    admitted_.clear();
    arena_.clear();
  }

  const Program& program_;
  Setting setting_;
  shards::PolicyShards shards_;
  shards::Arena arena_;
  std::vector<shards::Admitted> admitted_;
  std::vector<Status> statuses_;
  std::uint64_t number_ = 0;
  Told told_;
};

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  const fuzz::Input input = fuzz::read_input(fuzz::text_of(data, size));
  const CompileResult result = compile_text("policy.yaml", input.policy);
  if (!result) return 0;
  const Program& program = result.program;
  const fuzz::Events events(program, input.log);
  const std::string whole = fuzz::judge_whole(program, events.all(), input.setting, 0);
  fuzz::require_same(whole, fuzz::InShards(program, input.setting).judge(events.all()),
                     "shards find the same");
  fuzz::require_same(whole,
                     fuzz::judge_whole(program, events.all(), input.setting, input.setting.batch),
                     "a policy that follows itself changes nothing");
  return 0;
}
