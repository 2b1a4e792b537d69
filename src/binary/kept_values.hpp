// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KeptValues: what values refer to: texts, and the items of lists. Threads: one owner. Ownership:
// the values live until clear().

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mora/value.hpp"

namespace mora::binary {

class KeptValues {
 public:
  [[nodiscard]] Value text(std::string text) {
    return Value(std::string_view(texts_.emplace_back(std::move(text))));
  }
  [[nodiscard]] Value list(std::vector<Value> items) {
    return Value(std::span<const Value>(lists_.emplace_back(std::move(items))));
  }
  void clear() {
    texts_.clear();
    lists_.clear();
  }

 private:
  // They do not move.
  std::deque<std::string> texts_;
  std::deque<std::vector<Value>> lists_;
};

}  // namespace mora::binary
