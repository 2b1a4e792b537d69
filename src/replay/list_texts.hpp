// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ListTexts: lists that stand in one text each: as in JSON, ["a", 1, true], or the items with
// semicolons between them, a; b, which are texts then; empty ones are passed over.
// Threads: one owner. Ownership: a list lives until clear().

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/value.hpp"

namespace mora::replay {

class ListTexts {
 public:
  void clear();
  // A list; null for a blank text. Nothing for what begins as JSON and is none, or has more in it
  // than plain values.
  [[nodiscard]] std::optional<Value> read(std::string_view text);

 private:
  // Neither moves what it has when it grows.
  std::deque<std::string> texts_;
  std::deque<std::vector<Value>> lists_;
};

}  // namespace mora::replay
