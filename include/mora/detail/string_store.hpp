// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. StringStore: the texts that a monitor keeps (case keys, persons,
// captured fields), counted by reference. The memory of released texts is used again. Threads: one
// owner. Views live until the text is released.

#include <cstdint>
#include <string_view>
#include <vector>

namespace mora::inline v0::detail {

// The number of a kept text; 0 is "no text".
using StringId = std::uint32_t;

class StringStore {
 public:
  StringId add(std::string_view text) {
    StringId id = 0;
    if (free_.empty()) {
      slots_.emplace_back();
      id = static_cast<StringId>(slots_.size() - 1);
    } else {
      id = free_.back();
      free_.pop_back();
    }
    Slot& slot = slots_[id];
    slot.bytes.assign(text.begin(), text.end());
    slot.references = 1;
    return id;
  }

  StringId retain(StringId id) {
    if (id != 0) ++slots_[id].references;
    return id;
  }

  void release(StringId id) {
    if (id == 0 || --slots_[id].references != 0) return;
    free_.push_back(id);
  }

  [[nodiscard]] std::string_view view(StringId id) const {
    const Slot& slot = slots_[id];
    return {slot.bytes.data(), slot.bytes.size()};
  }

 private:
  // A vector keeps its bytes in place when the slots move, so views survive the growth of slots_.
  struct Slot {
    std::vector<char> bytes;
    std::uint32_t references = 0;
  };
  std::vector<Slot> slots_{1};
  std::vector<StringId> free_;
};

}  // namespace mora::inline v0::detail
