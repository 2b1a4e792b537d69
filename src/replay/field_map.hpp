// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FieldMap: the names that a log uses -> the fields of a program's events. Each name has a number
// of its own (an Id), the same for all event types, so that a line can be read before its type is
// known. Threads: const, from any thread. Ownership: keeps the program.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "value/hash.hpp"

namespace mora::replay {

class FieldMap {
 public:
  using Id = std::uint32_t;
  // The line itself, whose keys are looked up first.
  static constexpr Id root = 0;
  static constexpr Id none = UINT32_MAX;

  // `source` wins over the program's own.
  FieldMap(Program program, std::span<const SourceName> source);

  // The Id of a key in the object that `parent` is; none if no event has such a field.
  [[nodiscard]] Id find(Id parent, std::string_view key) const {
    const std::uint64_t hash = hash_of(parent, key);
    for (std::size_t i = hash & (table_.size() - 1);; i = (i + 1) & (table_.size() - 1)) {
      const Entry& entry = table_[i];
      if (entry.node == none) return none;
      if (entry.hash == hash && entry.key == key && entry.parent == parent) return entry.node;
    }
  }

  [[nodiscard]] Id time() const { return time_; }
  [[nodiscard]] Id type() const { return type_; }
  // One for each slot of the type.
  [[nodiscard]] std::span<const Id> fields(EventType type) const;
  [[nodiscard]] Id key() const { return key_; }
  // Whether a field, the time or the type stands there, not only an object that has some.
  [[nodiscard]] bool is_of_field(Id id) const;
  // As the log calls it, with its path.
  [[nodiscard]] const std::string& name(Id id) const { return nodes_[id]; }
  // All Ids are less.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

 private:
  [[nodiscard]] static std::uint64_t hash_of(Id parent, std::string_view key) {
    return detail::table_hash(key) + parent * detail::golden_ratio;
  }

  struct Entry {
    Id parent = 0;
    Id node = none;  // none: free
    std::uint64_t hash = 0;
    std::string key;
  };

  Id add_path(const std::string& path);
  Id add(Id parent, std::string_view key, std::string_view path);
  void insert(Id parent, std::string_view key, Id node);
  void grow();
  [[nodiscard]] std::size_t free_place(std::uint64_t hash) const;

  Program program_;
  std::vector<std::string> nodes_;  // their names, by Id
  std::vector<Entry> table_;        // open addressing; a power of two
  std::size_t entries_ = 0;
  Id time_;  // these fill the tables above, and come after them
  Id type_;
  Id key_;
  std::vector<Id> slots_;  // of all types, one after the other
  std::vector<std::uint32_t> first_slot_;
};

}  // namespace mora::replay
