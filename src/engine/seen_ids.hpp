// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SeenIds: the ids of events that have counted, each by its event's type and for as long as a
// duplicate of it may come. The texts themselves are kept: a fingerprint could take one event for
// another. Threads: one owner.
//
// Ids are forgotten in the order in which they were added, so that a list by hash that leads from
// each to the one before it never has to be mended: it ends at the first that is forgotten.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/time.hpp"

#include "value/hash.hpp"

namespace mora::inline v0::detail {

class SeenIds {
 public:
  [[nodiscard]] bool has(EventType type, std::string_view id, TimePoint now) const {
    if (heads_.empty()) return false;
    const std::uint64_t hash = hash_of(type, id);
    for (std::uint64_t number = heads_[place(hash)]; number > forgotten_;) {
      const Seen& seen = at(number);
      if (seen.hash == hash && seen.type == type && seen.id == id) return seen.until >= now;
      number = seen.before;
    }
    return false;
  }

  // One that it has not; it is kept up to and including `until`.
  void add(EventType type, std::string_view id, TimePoint until) {
    if (seen_.size() >= heads_.size()) grow();
    seen_.push_back({std::string(id), until, hash_of(type, id), 0, type});
    link(forgotten_ + seen_.size());
  }

  // Time has come to `now`.
  void forget(TimePoint now) {
    for (; !seen_.empty() && seen_.front().until < now; ++forgotten_) seen_.pop_front();
  }

  [[nodiscard]] std::size_t size() const { return seen_.size(); }

  // Calls visit(type, id, until) for each, in the order in which they were added: adding them so to
  // another one makes it the same.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Seen& seen : seen_) visit(seen.type, std::string_view(seen.id), seen.until);
  }

 private:
  struct Seen {
    std::string id;
    TimePoint until;
    std::uint64_t hash = 0;
    std::uint64_t before = 0;  // the one before it with the same place
    EventType type = 0;
  };
  static constexpr std::size_t fewest_heads = 64;

  [[nodiscard]] static std::uint64_t hash_of(EventType type, std::string_view id) {
    return mix(hash_text(id), type);
  }
  [[nodiscard]] std::size_t place(std::uint64_t hash) const { return hash & (heads_.size() - 1); }
  // By number: from 1 on, in the order of adding.
  [[nodiscard]] const Seen& at(std::uint64_t number) const {
    return seen_[number - forgotten_ - 1];
  }
  void link(std::uint64_t number) {
    Seen& seen = seen_[number - forgotten_ - 1];
    std::uint64_t& head = heads_[place(seen.hash)];
    seen.before = head;
    head = number;
  }
  void grow() {
    heads_.assign(heads_.empty() ? fewest_heads : heads_.size() * 2, 0);
    for (std::size_t i = 1; i <= seen_.size(); ++i) link(forgotten_ + i);
  }

  std::deque<Seen> seen_;
  std::uint64_t forgotten_ = 0;       // how many
  std::vector<std::uint64_t> heads_;  // the last number of each place; 0: none; a power of two
};

}  // namespace mora::inline v0::detail
