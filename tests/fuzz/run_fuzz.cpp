// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// A policy and a log: what one monitor finds, against shards, against a monitor that takes the same
// policy over again and again, and against monitors that go on one from the snapshot of the other.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

#include "fuzz/require.hpp"
#include "fuzz/run_input.hpp"
#include "shards/policy_shards.hpp"
#include "support/snapshots.hpp"

namespace mora::fuzz {
namespace {

using OneMonitor = std::optional<Monitor<SinkRef>>;

// `interrupt(monitor)`: what is done after every batch.
template <class Interrupt>
std::string judge_whole(const Program& program, const std::vector<Event>& events,
                        const Setting& setting, Interrupt interrupt) {
  Told told(program);
  std::vector<Status> statuses;
  OneMonitor monitor;
  const auto begin = [&] {
    monitor.emplace(program, SinkRef(told), MonitorOptions{setting.lateness});
  };
  begin();
  for (const Event& event : events) {
    statuses.push_back(monitor->push(event));
    if (statuses.size() % setting.batch == 0) interrupt(monitor, begin);
  }
  monitor->finish(end_of(events, setting));
  std::vector<std::uint64_t> open(program.rule_count(), 0);
  monitor->for_each_open([&](const OpenObligation& obligation) { ++open[obligation.rule]; });
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
        events_(program, setting.shards),
        told_(program) {}

  std::string judge(const std::vector<Event>& events) {
    for (std::size_t first = 0; first < events.size(); first += setting_.batch) {
      const std::size_t end = std::min<std::size_t>(first + setting_.batch, events.size());
      for (std::size_t i = first; i < end; ++i) {
        events_.add(events[i], static_cast<std::uint32_t>(i - first), arena_);
      }
      admit();
      judge_batch(std::nullopt, end - first);
    }
    const auto end = shards_.admission().finish(end_of(events, setting_), 0, arena_, admitted_);
    events_.replace(admitted_);
    judge_batch(end, 0);
    told_.add_open(shards_.open());
    for (const Status status : statuses_) told_.add(status);
    return told_.text();
  }

 private:
  void admit() {
    if (shards_.admission().take_all(events_)) {
      statuses_.resize(statuses_.size() + events_.all().size(), Status::accepted);
      return;
    }
    for (const shards::Admitted& read : events_.all()) {
      statuses_.push_back(shards_.admission().push(read, arena_, admitted_));
    }
    events_.replace(admitted_);
  }

  void judge_batch(std::optional<TimePoint> end, std::size_t lines) {
    std::vector<shards::Found> found(setting_.shards);
    for (std::uint32_t i = 0; i < setting_.shards; ++i) {
      shards_.shard(i).judge(events_, number_, found[i]);
      if (!end) continue;
      shards::Rank rank;
      rank.line = static_cast<std::uint32_t>(lines);
      rank.event = static_cast<std::uint32_t>(events_.all().size());
      shards_.shard(i).finish(*end, rank, found[i]);
    }
    for (const shards::Ranked* ranked : shards::in_order(found)) told_(ranked->finding);
    number_ += events_.all().size();
    events_.clear();
    admitted_.clear();
    arena_.clear();
  }

  const Program& program_;
  Setting setting_;
  shards::PolicyShards shards_;
  shards::Arena arena_;
  std::vector<shards::Admitted> admitted_;
  shards::BatchEvents events_;
  std::vector<Status> statuses_;
  std::uint64_t number_ = 0;
  Told told_;
};

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  const fuzz::RunInput input = fuzz::read_run_input(fuzz::text_of(data, size));
  const CompileResult result = compile_text("policy.yaml", input.policy);
  if (!result) return 0;
  const Program& program = result.program;
  const fuzz::Events events(program, input.log);
  const auto judge = [&](auto interrupt) {
    return fuzz::judge_whole(program, events.all(), input.setting, interrupt);
  };
  const std::string whole = judge([](fuzz::OneMonitor&, const auto&) {});
  fuzz::require_same(whole, fuzz::InShards(program, input.setting).judge(events.all()),
                     "shards find the same");
  const auto retake = [&](fuzz::OneMonitor& monitor, const auto&) {
    const Adoption adoption = monitor->adopt(program);
    fuzz::require(static_cast<bool>(adoption), "a policy follows itself", adoption.refusal);
  };
  fuzz::require_same(whole, judge(retake), "a policy that follows itself changes nothing");
  const auto restart = [&](fuzz::OneMonitor& monitor, const auto& begin) {
    const std::string snapshot = support::snapshot_of(*monitor);
    begin();
    const Restoration restoration = support::try_restore(*monitor, program, snapshot);
    fuzz::require(static_cast<bool>(restoration), "a snapshot is restored", restoration.refusal);
  };
  fuzz::require_same(whole, judge(restart), "a snapshot loses nothing");
  return 0;
}
