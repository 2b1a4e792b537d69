// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KeyIndex: numbers of cases by the hashes of their keys; which of several of one hash is the one
// that is sought, whoever asks has to know. Threads: one owner.
//
// Open addressing by groups of eight entries, each a line of the processor's cache, of which all
// eight are looked at in one step: so how many entries share a place makes no difference to most
// searches, where a walk from entry to entry would end after a number of steps that a processor
// cannot foresee. An entry stands in the group of its hash or, if that was full when it came, in
// the first one behind it that was not. Hence
//   - every group from an entry's own up to the one before that it stands in is full: a search that
//     comes to a group with room is over;
//   - who makes room in a full group has to fill it again with an entry that stands further on
//     because of it, if there is one.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "engine/hot.hpp"
#include "engine/large_memory.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

class KeyIndex {
 public:
  KeyIndex() { resize(2); }

  // The number with this hash for which is_it(number) holds; none if there is none.
  template <class IsIt>
  [[nodiscard]] MORA_HOT std::uint32_t find(std::uint64_t hash, IsIt is_it) const {
    const Group* const groups = groups_.data();
    const std::size_t mask = mask_;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      const Group& group = groups[i];
      const Group::Places places = group.with_hash(static_cast<std::uint32_t>(hash));
      for (std::uint32_t rest = places.same; rest != 0; rest &= rest - 1) {
        const std::uint32_t number = group.numbers[std::countr_zero(rest)];
        if (is_it(number)) return number;
      }
      if (places.free != 0) return none;
    }
  }

  // Where find() will begin; and what it will most likely find.
  MORA_HOT void fetch(std::uint64_t hash) const { fetch_for_writing(&groups_[hash & mask_]); }
  [[nodiscard]] MORA_HOT std::uint32_t guess(std::uint64_t hash) const {
    const Group& group = groups_[hash & mask_];
    const std::uint32_t same = group.with_hash(static_cast<std::uint32_t>(hash)).same;
    return same == 0 ? none : group.numbers[std::countr_zero(same)];
  }

  MORA_HOT void add(std::uint64_t hash, std::uint32_t number) {
    if (count_ == most_) grow();
    place(static_cast<std::uint32_t>(hash), number);
    ++count_;
  }

  // The number must be there.
  MORA_HOT void remove(std::uint64_t hash, std::uint32_t number) {
    std::size_t i = hash & mask_;
    Group::Places places = groups_[i].with_number(number);
    for (; places.same == 0; places = groups_[i].with_number(number)) i = (i + 1) & mask_;
    groups_[i].numbers[std::countr_zero(places.same)] = none;
    --count_;
    if (places.free == 0) refill(i);
  }

  [[nodiscard]] std::size_t size() const { return count_; }

  // Calls visit(number) for each, in no order that means anything.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Group& group : groups_) {
      for (const std::uint32_t number : group.numbers) {
        if (number != none) visit(number);
      }
    }
  }

 private:
  struct alignas(64) Group {
    static constexpr std::uint32_t size = 8;
    struct Places {  // bits
      std::uint32_t same;
      std::uint32_t free;
    };

    Group() {
      for (std::uint32_t& number : numbers) number = none;
    }

    // The places of a hash or of a number, and those that are free.
    [[nodiscard]] MORA_HOT Places with_hash(std::uint32_t hash) const {
      const std::uint32_t both = equal(hashes, hash, none);
      const std::uint32_t free = both >> size;
      return {static_cast<std::uint8_t>(both & ~free), free};
    }
    [[nodiscard]] MORA_HOT Places with_number(std::uint32_t number) const {
      const std::uint32_t both = equal(numbers, number, none);
      return {static_cast<std::uint8_t>(both), both >> size};
    }
    [[nodiscard]] MORA_HOT std::uint32_t free() const { return equal(numbers, none, none) >> size; }

    // At the first of the places that are `free`.
    MORA_HOT void put(std::uint32_t free, std::uint32_t hash, std::uint32_t number) {
      const int at = std::countr_zero(free);
      hashes[at] = hash;
      numbers[at] = number;
    }

    std::uint32_t hashes[size] = {};  // of what is not free
    std::uint32_t numbers[size];      // none: free

   private:
    // The lower bits: places of the word in `words`; the upper ones: those of the number.
    [[nodiscard]] MORA_HOT std::uint32_t equal(const std::uint32_t* words, std::uint32_t word,
                                               std::uint32_t number) const {
#if defined(__SSE2__)
      const auto places = [](const std::uint32_t* all, std::uint32_t one) MORA_HOT_CALL {
        const __m128i wanted = _mm_set1_epi32(static_cast<int>(one));
        const auto* const four = reinterpret_cast<const __m128i*>(all);
        return _mm_packs_epi32(_mm_cmpeq_epi32(_mm_load_si128(four), wanted),
                               _mm_cmpeq_epi32(_mm_load_si128(four + 1), wanted));
      };
      return static_cast<std::uint32_t>(
          _mm_movemask_epi8(_mm_packs_epi16(places(words, word), places(numbers, number))));
#else
      std::uint32_t places = 0;
      for (std::uint32_t i = 0; i < size; ++i) {
        places |= (words[i] == word ? 1u : 0u) << i;
        places |= (numbers[i] == number ? 1u : 0u) << (i + size);
      }
      return places;
#endif
    }
  };
  using Groups = std::vector<Group, LargeAllocator<Group>>;

  MORA_HOT void place(std::uint32_t hash, std::uint32_t number) {
    std::size_t i = hash & mask_;
    std::uint32_t free = groups_[i].free();
    for (; free == 0; free = groups_[i].free()) i = (i + 1) & mask_;
    groups_[i].put(free, hash, number);
  }

  // There is room in a group that was full: for an entry of a group behind it that could not stand
  // here, whose place then is to be filled in turn (after Knuth, The Art of Computer Programming,
  // vol. 3, section 6.4, algorithm R, with groups for places).
  MORA_COLD void refill(std::size_t gap) {
    for (std::size_t i = (gap + 1) & mask_;; i = (i + 1) & mask_) {
      Group& group = groups_[i];
      const bool is_full = group.free() == 0;
      const std::uint32_t at = find_from(group, i, gap);
      if (at != Group::size) {
        Group& before = groups_[gap];
        before.put(before.free(), group.hashes[at], std::exchange(group.numbers[at], none));
        gap = i;
      }
      // Nothing behind it stands there because of it.
      if (!is_full) return;
    }
  }
  // An entry of the `i`-th group that began at `gap` or before it; else the size of a group.
  [[nodiscard]] std::uint32_t find_from(const Group& group, std::size_t i, std::size_t gap) const {
    std::uint32_t at = 0;
    for (; at < Group::size; ++at) {
      const std::size_t passed = (i - group.hashes[at]) & mask_;
      if (group.numbers[at] != none && passed >= ((i - gap) & mask_)) break;
    }
    return at;
  }

  MORA_COLD void grow() {
    Groups old;
    old.swap(groups_);
    resize(old.size() * 2);
    for (const Group& group : old) {
      for (std::uint32_t at = 0; at < Group::size; ++at) {
        if (group.numbers[at] != none) place(group.hashes[at], group.numbers[at]);
      }
    }
  }

  // At most five eighths are in use: then one group in eight is full.
  void resize(std::size_t size) {
    groups_.resize(size);
    mask_ = size - 1;
    most_ = size * 5;
  }

  Groups groups_;  // a power of two, more than one
  std::size_t mask_ = 0;
  std::size_t count_ = 0;
  std::size_t most_ = 0;  // before it grows
};

}  // namespace mora::inline v0::detail
