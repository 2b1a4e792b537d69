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
#include "engine/key_index.hpp"
#include "engine/pool.hpp"
#include "engine/string_store.hpp"

namespace mora::inline v0::detail {

// A power of two in size, so that the table of a key is found without a product.
class alignas(128) CaseTable {
 public:
  explicit CaseTable(std::uint32_t words) : words_(words) {}

  // A case with its cell.
  struct Place {
    std::uint32_t id = none;
    Cell* cell = nullptr;
  };

  // The case of the key; none if there is none.
  [[nodiscard]] MORA_HOT Place find(const SoughtKey& key, Pool<Cell>& cells,
                                    const StringStore& strings) const {
    Cell* cell = nullptr;
    const std::uint32_t id = index_.find(key.hash, [&](std::uint32_t candidate) MORA_HOT_CALL {
      cell = &cells[candidate];
      return cell->head.key.is(key, strings);
    });
    return {id, cell};
  }
  [[nodiscard]] std::uint32_t find(const SoughtKey& key, const Pool<Cell>& cells,
                                   const StringStore& strings) const {
    return index_.find(key.hash, [&](std::uint32_t candidate) {
      return cells[candidate].head.key.is(key, strings);
    });
  }

  // Where find() will begin; and what it will most likely find, without a look at a case.
  MORA_HOT void fetch(std::uint64_t hash) const { index_.fetch(hash); }
  [[nodiscard]] MORA_HOT std::uint32_t guess(std::uint64_t hash) const {
    return index_.guess(hash);
  }

  // A new case; the key must have none.
  std::uint32_t make(const SoughtKey& key, Pool<Cell>& cells, StringStore& strings) {
    const std::uint32_t id = cells.make();
    Cell& cell = cells[id];
    cell.obligation.is_case = 1;
    cell.head.key = CaseKey(key, strings);
    if (words_ != 0) cell.head.more = make_more();
    index_.add(key.hash, id);
    return id;
  }
  // The same with its first obligation.
  MORA_HOT Place make(const SoughtKey& key, const Opening& opening, Pool<Cell>& cells,
                      StringStore& strings) {
    Cell* cell = nullptr;
    const std::uint32_t id = cells.take(
        [&](void* place) MORA_HOT_CALL { cell = new (place) Cell(key, strings, opening); });
    if (words_ != 0) cell->head.more = make_more();
    index_.add(key.hash, id);
    return {id, cell};
  }

  // Forgets the case, whose cell is given; what hangs on it must be gone already. `hash` is that of
  // its key.
  MORA_HOT void drop(std::uint32_t id, Cell& cell, std::uint64_t hash, Pool<Cell>& cells,
                     StringStore& strings) {
    index_.remove(hash, id);
    cell.head.key.release(strings);
    if (cell.head.more != none) more_.drop(cell.head.more);
    cells.drop(id, cell);
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
  [[nodiscard]] std::size_t size() const { return index_.size(); }
  [[nodiscard]] std::uint32_t word_count() const { return words_; }

  // Calls visit(id) for each case, in no order that means anything; `visit` may change the case,
  // but neither make nor drop one.
  template <class Visit>
  void for_each(Visit visit) const {
    index_.for_each(visit);
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
  MORA_COLD std::uint32_t make_more() {
    const std::uint32_t id = more_.make();
    const std::size_t wanted = (std::size_t{id} + 1) * words_;
    if (state_.size() < wanted) state_.resize(wanted, 0);
    for (std::size_t i = wanted - words_; i < wanted; ++i) state_[i] = 0;
    return id;
  }

  std::uint32_t words_;
  KeyIndex index_;
  Pool<CaseMore> more_;
  std::vector<std::uint32_t> state_;  // words_ for each CaseMore
};

}  // namespace mora::inline v0::detail
