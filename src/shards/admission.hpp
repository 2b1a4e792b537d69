// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Admission: which events of a log take effect, and in which order. It stands before the shards of
// one policy, sees every event, and judges as Monitor::push() does. Threads: one owner at a time.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/status.hpp"

#include "engine/seen_ids.hpp"
#include "engine/sort_buffer.hpp"
#include "shards/admitted.hpp"
#include "shards/arena.hpp"
#include "shards/batch_events.hpp"

namespace mora::shards {

class Admission {
 public:
  Admission(Program program, Duration lateness);

  // Takes all events of a batch if it is plain that each takes effect where it stands, as in most
  // logs, and none is held; false, and nothing has changed, if they have to be pushed one by one.
  [[nodiscard]] bool take_all(const BatchEvents& batch);
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
  void release(TimePoint until, std::uint32_t line, Arena& arena, std::vector<Admitted>& admitted);

  Program program_;
  Duration lateness_;
  bool looks_at_each_;  // whatever their times
  detail::SortBuffer held_;
  detail::SeenIds ids_;
  std::uint64_t duplicates_ = 0;
  std::uint64_t held_duplicates_ = 0;
  TimePoint now_{INT64_MIN};     // the last event that has taken effect
  TimePoint latest_{INT64_MIN};  // the latest one that has come, with `lateness`
};

}  // namespace mora::shards
