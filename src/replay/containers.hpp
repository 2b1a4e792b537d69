// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Containers: the objects and lists of JSON lines, as far as it matters where a value stands: in
// what, and which names its keys have there. Two of which that is the same are one. Threads: one
// owner. Ownership: containers live as long as this, in one place.

#include <cstddef>
#include <deque>

#include "replay/field_map.hpp"

namespace mora::replay {

struct Container {
  const Container* outer = nullptr;  // null: it is the line itself
  // Under which its keys are looked up; of a list the field whose items it has. None: of no use.
  FieldMap::Id id = FieldMap::root;
  bool is_list = false;
  std::size_t depth = 1;

  [[nodiscard]] bool is_field() const { return is_list && id != FieldMap::none; }
  [[nodiscard]] char closing() const { return is_list ? ']' : '}'; }
};

class Containers {
 public:
  // Lines that are nested more deeply are left to others.
  static constexpr std::size_t most_depth = 16;

  [[nodiscard]] const Container& line() const { return all_.front(); }
  // A list or an object in `outer`; null if it is nested too deeply.
  [[nodiscard]] const Container* inner(const Container& outer, FieldMap::Id id, bool is_list) {
    if (outer.depth == most_depth) return nullptr;
    for (const Container& known : all_) {
      if (known.outer == &outer && known.id == id && known.is_list == is_list) return &known;
    }
    all_.push_back({&outer, id, is_list, outer.depth + 1});
    return &all_.back();
  }

 private:
  std::deque<Container> all_ = {Container()};
};

}  // namespace mora::replay
