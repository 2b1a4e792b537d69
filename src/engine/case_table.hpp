// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseTable: the cases of one key, found by the key's text; and what
// some of them have beside their cells: a CaseMore and, behind it, a fixed number of state words
// (roles, pauses, memories). Threads: one owner. References to words live until the next make().

#include <cstdint>
#include <span>
#include <vector>

#include "engine/case_key.hpp"
#include "engine/cell.hpp"
#include "engine/hot.hpp"
#include "engine/large_memory.hpp"
#include "engine/pool.hpp"
#include "engine/string_store.hpp"

namespace mora::inline v0::detail {

class CaseTable {
 public:
  explicit CaseTable(std::uint32_t words) : words_(words) { resize(16); }

  // The case of the key; none if there is none.
  [[nodiscard]] MORA_HOT std::uint32_t find(const SoughtKey& key, const Pool<Cell>& cells,
                                            const StringStore& strings) const {
    const auto short_hash = static_cast<std::uint32_t>(key.hash);
    const Bucket* const buckets = buckets_.data();
    const std::size_t mask = mask_;
    for (std::size_t i = key.hash & mask;; i = (i + 1) & mask) {
      const Bucket bucket = buckets[i];
      if (bucket.id == none) return none;
      if (bucket.hash == short_hash && cells[bucket.id].head.key.is(key, strings)) {
        return bucket.id;
      }
    }
  }

  // Where find() will begin; and what it will most likely find, without a look at a case.
  MORA_HOT void fetch(std::uint64_t hash) const { fetch_for_writing(&buckets_[hash & mask_]); }
  [[nodiscard]] MORA_HOT std::uint32_t guess(std::uint64_t hash) const {
    const Bucket bucket = buckets_[hash & mask_];
    return bucket.hash == static_cast<std::uint32_t>(hash) ? bucket.id : none;
  }

  // A new case; the key must have none.
  std::uint32_t make(const SoughtKey& key, Pool<Cell>& cells, StringStore& strings) {
    const std::uint32_t id = cells.make();
    Cell& cell = cells[id];
    cell.obligation.is_case = 1;
    cell.head.key = CaseKey(key, strings);
    if (words_ != 0) cell.head.more = make_more();
    enter(key, id);
    return id;
  }
  // The same with its first obligation.
  MORA_HOT std::uint32_t make(const SoughtKey& key, const Opening& opening, Pool<Cell>& cells,
                              StringStore& strings) {
    const std::uint32_t id = cells.take(
        [&](void* place) MORA_HOT_CALL { new (place) Cell(CaseKey(key, strings), opening); });
    if (words_ != 0) cells[id].head.more = make_more();
    enter(key, id);
    return id;
  }

  // Forgets the case, whose cell is given; what hangs on it must be gone already. `hash` is that of
  // its key.
  MORA_HOT void drop(std::uint32_t id, Cell& cell, std::uint64_t hash, Pool<Cell>& cells,
                     StringStore& strings) {
    std::size_t i = hash & mask_;
    while (buckets_[i].id != id) i = (i + 1) & mask_;
    close_gap(i);
    cell.head.key.release(strings);
    if (cell.head.more != none) more_.drop(cell.head.more);
    cells.drop(id, cell);
    --count_;
  }

  // Null if the case has none.
  [[nodiscard]] CaseMore* more(const Case& c) { return c.more == none ? nullptr : &more_[c.more]; }
  [[nodiscard]] const CaseMore* more(const Case& c) const {
    return c.more == none ? nullptr : &more_[c.more];
  }
  // Of a case that has one.
  [[nodiscard]] CaseMore& known_more(const Case& c) { return more_[c.more]; }
  [[nodiscard]] const CaseMore& known_more(const Case& c) const { return more_[c.more]; }
  // By its number.
  [[nodiscard]] CaseMore& more_at(std::uint32_t number) { return more_[number]; }
  [[nodiscard]] const CaseMore& more_at(std::uint32_t number) const { return more_[number]; }
  CaseMore& ensure_more(Case& c) {
    if (c.more == none) c.more = make_more();
    return more_[c.more];
  }
  // Empty if the table's cases have no state words.
  [[nodiscard]] std::span<std::uint32_t> words(const Case& c) {
    if (words_ == 0) return {};
    return {state_.data() + std::size_t{c.more} * words_, words_};
  }
  [[nodiscard]] std::span<const std::uint32_t> words(const Case& c) const {
    if (words_ == 0) return {};
    return {state_.data() + std::size_t{c.more} * words_, words_};
  }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] std::uint32_t word_count() const { return words_; }

  // Calls visit(id) for each case, in no order that means anything; `visit` may change the case,
  // but neither make nor drop one.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Bucket& bucket : buckets_) {
      if (bucket.id != none) visit(bucket.id);
    }
  }

  // Gives every case so many state words, all zero. Returns those that they had, by Case::more.
  std::vector<std::uint32_t> lay_out(std::uint32_t words, Pool<Cell>& cells) {
    std::vector<std::uint32_t> before;
    before.swap(state_);
    words_ = words;
    if (words_ != 0) for_each([&](std::uint32_t id) { ensure_more(cells[id].head); });
    state_.resize(more_.size() * std::size_t{words_}, 0);
    return before;
  }

 private:
  // The hash stands beside the case, so that most keys that differ are told apart, and the table
  // grows and closes gaps, without a look at a case.
  struct Bucket {
    std::uint32_t hash = 0;
    std::uint32_t id = none;  // none: free
  };
  using Buckets = std::vector<Bucket, LargeAllocator<Bucket>>;

  MORA_COLD std::uint32_t make_more() {
    const std::uint32_t id = more_.make();
    const std::size_t wanted = (std::size_t{id} + 1) * words_;
    if (state_.size() < wanted) state_.resize(wanted, 0);
    for (std::size_t i = wanted - words_; i < wanted; ++i) state_[i] = 0;
    return id;
  }

  MORA_HOT void enter(const SoughtKey& key, std::uint32_t id) {
    if (count_ == most_) grow();
    place({static_cast<std::uint32_t>(key.hash), id});
    ++count_;
  }

  void place(const Bucket& bucket) {
    std::size_t i = bucket.hash & mask_;
    while (buckets_[i].id != none) i = (i + 1) & mask_;
    buckets_[i] = bucket;
  }

  MORA_COLD void grow() {
    Buckets old;
    old.swap(buckets_);
    resize(old.size() * 2);
    for (const Bucket& bucket : old) {
      if (bucket.id != none) place(bucket);
    }
  }

  // At most five eighths are in use: from there on the runs that a search goes through grow long.
  void resize(std::size_t size) {
    buckets_.resize(size);
    mask_ = size - 1;
    most_ = size / 8 * 5;
  }

  // Linear probing without tombstones: moves up every later entry of the run whose home lies at or
  // before the gap (Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm R).
  MORA_HOT void close_gap(std::size_t gap) {
    Bucket* const buckets = buckets_.data();
    const std::size_t mask = mask_;
    for (std::size_t i = (gap + 1) & mask; buckets[i].id != none; i = (i + 1) & mask) {
      const std::size_t home = buckets[i].hash & mask;
      if (((i - home) & mask) < ((i - gap) & mask)) continue;
      buckets[gap] = buckets[i];
      gap = i;
    }
    buckets[gap] = Bucket{};
  }

  std::uint32_t words_;
  std::size_t count_ = 0;
  std::size_t mask_ = 0;  // of buckets_
  std::size_t most_ = 0;  // cases before it grows
  Buckets buckets_;       // a power of two
  Pool<CaseMore> more_;
  std::vector<std::uint32_t> state_;  // words_ for each CaseMore
};

}  // namespace mora::inline v0::detail
