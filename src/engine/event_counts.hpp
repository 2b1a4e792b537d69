// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// EventCounts: how many events each case has had at the present instant, of those that a rule looks
// at: they are told apart by their number, and ids are made of it. Threads: one owner.
//
// Most instants have one event, and its case is found by a look at all there are. Logs that know
// only the day have thousands: beyond a few, cases are found by a table of their numbers (open
// addressing, at most half full).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/hot.hpp"
#include "program/program_data.hpp"
#include "value/hash.hpp"

namespace mora::inline v0::detail {

// A case by its key's place and the number of its cell.
struct CaseRef {
  std::uint8_t space = 0;
  std::uint32_t id = none;
};

class EventCounts {
 public:
  // The case has one more event. Returns how many it has had. `hash` is that of its key.
  MORA_HOT std::uint32_t add(CaseRef home, std::uint64_t hash) {
    Count* const known = find(home.id);
    if (known != nullptr) return ++known->events;
    return add_first(home, hash);
  }
  // The same for a case that was made since the last event; or that is known to have had so many.
  MORA_HOT std::uint32_t add_first(CaseRef home, std::uint64_t hash, std::uint32_t events = 1) {
    if (count_ == few) {
      add_further({static_cast<std::uint32_t>(hash), home.id, events, home.space});
      return events;
    }
    // In its place at once: what is written in parts and copied as a whole is waited for.
    Count& count = first_[count_++];
    count.hash = static_cast<std::uint32_t>(hash);
    count.id = home.id;
    count.events = events;
    count.space = home.space;
    return events;
  }
  // 0 if the case has had none.
  [[nodiscard]] std::uint32_t of(std::uint32_t id) const {
    const Count* const known = const_cast<EventCounts*>(this)->find(id);
    return known == nullptr ? 0 : known->events;
  }
  // The case is gone: another one may get its number.
  void forget(std::uint32_t id) {
    if (Count* const known = find(id)) known->id = none;
  }

  // Keys have other places now: renumbered(space) is where that one stands; its cases must still be
  // there.
  template <class Renumbered>
  void renumber(Renumbered renumbered) {
    const auto move = [&](Count& count) {
      if (count.id != none) count.space = renumbered(static_cast<std::uint8_t>(count.space));
    };
    for (std::uint32_t i = 0; i < count_; ++i) move(first_[i]);
    for (Count& count : further_) move(count);
  }

  // Calls visit(CaseRef, hash) for each case that is still there, and starts anew; of the hash the
  // lower 32 bits are left. `visit` may drop the case.
  template <class Visit>
  MORA_HOT void take_all(Visit visit) {
    if (count_ != 1) return take_several(visit);
    count_ = 0;
    take(first_[0], visit);
  }

 private:
  struct Count {
    std::uint32_t hash;
    std::uint32_t id;  // `none` if the case is gone
    std::uint32_t events;
    std::uint32_t space;
  };
  static constexpr std::uint32_t few = 8;

  // Null if the case has had none.
  [[nodiscard]] MORA_HOT Count* find(std::uint32_t id) {
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (first_[i].id == id) return &first_[i];
    }
    return further_.empty() ? nullptr : find_further(id);
  }
  // Cases that are gone keep their places: there they end no search, and are never found.
  [[nodiscard]] MORA_COLD Count* find_further(std::uint32_t id) {
    const std::size_t mask = places_.size() - 1;
    for (std::size_t i = first_place(id); places_[i] != none; i = (i + 1) & mask) {
      if (further_[places_[i]].id == id) return &further_[places_[i]];
    }
    return nullptr;
  }

  MORA_COLD void add_further(const Count& count) {
    further_.push_back(count);
    if (further_.size() * 2 <= places_.size()) return enter(further_.size() - 1);
    places_.assign(places_.empty() ? 4 * few : places_.size() * 2, none);
    for (std::size_t i = 0; i < further_.size(); ++i) enter(i);
  }
  void enter(std::size_t count) {
    const std::size_t mask = places_.size() - 1;
    std::size_t i = first_place(further_[count].id);
    while (places_[i] != none) i = (i + 1) & mask;
    places_[i] = static_cast<std::uint32_t>(count);
  }
  template <class Visit>
  MORA_HOT static void take(const Count& count, Visit visit) {
    if (count.id == none) return;
    visit(CaseRef{static_cast<std::uint8_t>(count.space), count.id}, std::uint64_t{count.hash});
  }
  template <class Visit>
  MORA_COLD void take_several(Visit visit) {
    for (std::uint32_t i = 0; i < count_; ++i) take(first_[i], visit);
    for (const Count& count : further_) take(count, visit);
    count_ = 0;
    further_.clear();
    // What this instant needed, the next ones may not need.
    places_.clear();
  }

  [[nodiscard]] std::size_t first_place(std::uint32_t id) const {
    return std::size_t{id} * golden_ratio >> 32 & (places_.size() - 1);
  }

  std::uint32_t count_ = 0;
  Count first_[few];
  std::vector<Count> further_;
  std::vector<std::uint32_t> places_;  // of further_; a power of two, or none
};

}  // namespace mora::inline v0::detail
