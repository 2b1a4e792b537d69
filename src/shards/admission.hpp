// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Admission: which events of a log take effect, and in which order. It stands before the shards of
// one policy, sees every event, and judges as Monitor::push() does. Threads: one owner at a time.

#include <cstdint>
#include <optional>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/status.hpp"

#include "engine/seen_ids.hpp"
#include "engine/sort_buffer.hpp"
#include "shards/arena.hpp"
#include "shards/owners.hpp"

namespace mora::shards {

// An event that takes effect, its time floored.
struct Admitted {
  Event event;
  Owners owners{};
  std::uint32_t line = 0;  // the line of the batch at which it does
};

class Admission {
 public:
  Admission(Program program, Duration lateness, std::uint32_t shard_count)
      : program_(std::move(program)), lateness_(lateness), shard_count_(shard_count) {}

  // Takes the event, which lives as long as the arena's batch and stands at `line` of it. Adds what
  // takes effect by it to `admitted`: itself, or with `lateness` those that were held and now have
  // their place.
  Status push(const Admitted& arrived, Arena& arena, std::vector<Admitted>& admitted);

  // The end of the log: adds the events that are still held, and returns up to when time passes
  // then, as Monitor::finish() says; null if it does not.
  [[nodiscard]] std::optional<TimePoint> finish(std::optional<TimePoint> as_of, std::uint32_t line,
                                                Arena& arena, std::vector<Admitted>& admitted);

  // Events that were passed over, and how many of these push() had said to be held.
  [[nodiscard]] std::uint64_t duplicates() const { return duplicates_; }
  [[nodiscard]] std::uint64_t held_duplicates() const { return held_duplicates_; }

 private:
  [[nodiscard]] Status arrival(const Event& event) const;
  [[nodiscard]] Status check(const Event& event) const;
  void release(TimePoint until, std::uint32_t line, Arena& arena, std::vector<Admitted>& admitted);

  Program program_;
  Duration lateness_;
  std::uint32_t shard_count_;
  detail::SortBuffer held_;
  detail::SeenIds ids_;
  std::uint64_t duplicates_ = 0;
  std::uint64_t held_duplicates_ = 0;
  TimePoint now_{INT64_MIN};     // the last event that has taken effect
  TimePoint latest_{INT64_MIN};  // the latest one that has come, with `lateness`
};

}  // namespace mora::shards
