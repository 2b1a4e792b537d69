// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/admission.hpp"

#include <algorithm>
#include <span>

#include "engine/arrival.hpp"
#include "engine/dedupe.hpp"
#include "program/program_data.hpp"

namespace mora::shards {
namespace {

bool has_ids(const detail::ProgramData& program) {
  return std::ranges::any_of(
      program.events, [](const detail::EventData& type) { return type.id_slot != detail::none; });
}

}  // namespace

Admission::Admission(Program program, Duration lateness)
    : program_(std::move(program)),
      lateness_(lateness),
      looks_at_each_(lateness.us != 0 || has_ids(program_.data())) {}

bool Admission::take_all(const BatchEvents& batch) {
  const std::span<const Admitted> events = batch.all();
  if (looks_at_each_) return false;
  if (events.empty()) return true;
  if (!batch.are_in_order() || events.front().event.time < now_) return false;
  now_ = events.back().event.time;
  return true;
}

Status Admission::push(const Admitted& arrived, Arena& arena, std::vector<Admitted>& admitted) {
  const Status status =
      detail::check_arrival(program_.data(), ids_, arrived.event, {now_, false, latest_, lateness_},
                            [](TimePoint t) { return t; });
  if (status == Status::duplicate) ++duplicates_;
  if (status != Status::accepted) return status;
  const Event& event = arrived.event;
  if (lateness_.us == 0) {
    if (detail::is_duplicate(program_.data(), ids_, event)) {
      ++duplicates_;
      return Status::duplicate;
    }
    now_ = event.time;
    admitted.push_back(arrived);
    return Status::accepted;
  }
  if (event.time > latest_) latest_ = event.time;
  held_.push(event, program_.data().events[event.type].field_count);
  release(latest_ - lateness_, arrived.line, arena, admitted);
  return Status::held;
}

void Admission::release(TimePoint until, std::uint32_t line, Arena& arena,
                        std::vector<Admitted>& admitted) {
  while (!held_.empty() && held_.first_time() <= until) {
    held_.pop([&](const Event& event) {
      if (detail::is_duplicate(program_.data(), ids_, event)) {
        ++duplicates_;
        ++held_duplicates_;
        return;
      }
      now_ = event.time;
      admitted.push_back({arena.keep(event), line});
    });
  }
}

std::optional<TimePoint> Admission::finish(std::optional<TimePoint> as_of, std::uint32_t line,
                                           Arena& arena, std::vector<Admitted>& admitted) {
  release(never, line, arena, admitted);
  if (as_of && *as_of > now_) return program_.floored(*as_of);
  return now_.us == INT64_MIN ? std::nullopt : std::optional(now_);
}

}  // namespace mora::shards
