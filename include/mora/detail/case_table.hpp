// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. CaseTable: the cases of one key, found by the key's text; each has
// a fixed number of state words (roles, pauses, memories) beside its block. Threads: one owner.
// References to blocks and words live until the next make().

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mora/detail/pool.hpp"
#include "mora/detail/program_data.hpp"
#include "mora/detail/string_store.hpp"
#include "mora/time.hpp"

namespace mora::inline v0::detail {

// A list of pool entries: its ends.
struct List {
  std::uint32_t first = none;
  std::uint32_t last = none;
};

struct Case {
  StringId key = 0;
  std::uint32_t hash = 0;
  List obligations;        // live ones and violated ones that wait, in the order of opening
  List violations;         // in the order found
  List held;               // violations that wait for their cause, in the order they came about
  std::uint32_t live = 0;  // live obligations
  std::uint32_t live_requires = 0;
  std::uint32_t life = 0;  // how many cases of this key ended at the very instant this one began
  TimePoint instant{INT64_MIN};  // of its last event that a rule looks at, and
  std::uint32_t ordinal = 0;     // how many of those it has had at that instant
  TimePoint last_event;          // of any kind, with forget_after
  std::uint32_t older = none;    // neighbours in the order of last_event (forget_after)
  std::uint32_t newer = none;
  bool listed = false;  // stands in that order
  bool closed = false;
};

class CaseTable {
 public:
  explicit CaseTable(std::uint32_t words) : words_(words), buckets_(16, 0) {}

  // The case of the key; none if there is none.
  [[nodiscard]] std::uint32_t find(std::string_view key, std::uint64_t hash,
                                   const StringStore& strings) const {
    const auto short_hash = static_cast<std::uint32_t>(hash);
    for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
      if (buckets_[i] == 0) return none;
      const Case& c = cases_[buckets_[i] - 1];
      if (c.hash == short_hash && strings.view(c.key) == key) return buckets_[i] - 1;
    }
  }

  // A new case; the key must have none.
  std::uint32_t make(std::string_view key, std::uint64_t hash, StringStore& strings) {
    if ((count_ + 1) * 4 > buckets_.size() * 3) grow();
    const std::uint32_t id = cases_.make();
    Case& c = cases_[id];
    c.key = strings.add(key);
    c.hash = static_cast<std::uint32_t>(hash);
    const std::size_t wanted = (std::size_t{id} + 1) * words_;
    if (state_.size() < wanted) state_.resize(wanted, 0);
    for (std::uint32_t& word : words(id)) word = 0;
    place(id);
    ++count_;
    return id;
  }

  // Forgets the case; what hangs on it must be gone already.
  void drop(std::uint32_t id, StringStore& strings) {
    std::size_t i = cases_[id].hash & mask();
    while (buckets_[i] != id + 1) i = (i + 1) & mask();
    close_gap(i);
    strings.release(cases_[id].key);
    cases_.drop(id);
    --count_;
  }

  [[nodiscard]] Case& operator[](std::uint32_t id) { return cases_[id]; }
  [[nodiscard]] const Case& operator[](std::uint32_t id) const { return cases_[id]; }
  [[nodiscard]] std::span<std::uint32_t> words(std::uint32_t id) {
    return {state_.data() + std::size_t{id} * words_, words_};
  }
  [[nodiscard]] std::span<const std::uint32_t> words(std::uint32_t id) const {
    return {state_.data() + std::size_t{id} * words_, words_};
  }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] std::uint32_t word_count() const { return words_; }

  // Calls visit(const Case&) for each case, in no order that means anything.
  template <class Visit>
  void for_each(Visit visit) const {
    for_each_id([&](std::uint32_t id) { visit(cases_[id]); });
  }
  // The same by number; `visit` may change the case, but neither make nor drop one.
  template <class Visit>
  void for_each_id(Visit visit) const {
    for (const std::uint32_t entry : buckets_) {
      if (entry != 0) visit(entry - 1);
    }
  }

  // Gives every case so many state words, all zero. Returns those that they had, by number.
  std::vector<std::uint32_t> lay_out(std::uint32_t words) {
    std::vector<std::uint32_t> before(cases_.size() * words, 0);
    before.swap(state_);
    words_ = words;
    return before;
  }

 private:
  [[nodiscard]] std::size_t mask() const { return buckets_.size() - 1; }

  void place(std::uint32_t id) {
    std::size_t i = cases_[id].hash & mask();
    while (buckets_[i] != 0) i = (i + 1) & mask();
    buckets_[i] = id + 1;
  }

  void grow() {
    std::vector<std::uint32_t> old(buckets_.size() * 2, 0);
    old.swap(buckets_);
    for (const std::uint32_t entry : old) {
      if (entry != 0) place(entry - 1);
    }
  }

  // Linear probing without tombstones: moves up every later entry of the run whose home lies at or
  // before the gap (Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm R).
  void close_gap(std::size_t gap) {
    for (std::size_t i = (gap + 1) & mask(); buckets_[i] != 0; i = (i + 1) & mask()) {
      const std::size_t home = cases_[buckets_[i] - 1].hash & mask();
      if (((i - home) & mask()) < ((i - gap) & mask())) continue;
      buckets_[gap] = buckets_[i];
      gap = i;
    }
    buckets_[gap] = 0;
  }

  std::uint32_t words_;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> buckets_;  // a power of two; case + 1, 0 is free
  Pool<Case> cases_;
  std::vector<std::uint32_t> state_;
};

}  // namespace mora::inline v0::detail
