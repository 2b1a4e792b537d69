// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JsonIndex: where the quotes, brackets, colons, commas and bare words of a block of JSON Lines
// begin, found for all its lines at once by simdjson's first stage, which takes half the time that
// it does line by line. The stage also makes sure that all is UTF-8 and that no string goes on over
// a line end, so that each line can be read by itself; a block of which that is not true, or that
// has escapes, has no index, and its lines are read one by one. Threads: one owner. Ownership: the
// bytes must outlive the index.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <simdjson.h>

namespace mora::replay {

class JsonIndex {
 public:
  // Larger blocks would not stay in the processor's cache until they are read.
  static constexpr std::size_t most_bytes = 64 * 1024;

  JsonIndex();

  // Of whole lines, at most most_bytes; SIMDJSON_PADDING bytes behind them must be readable.
  void build(std::string_view lines);

  // The places of a line of the block: the first that is not before the line; others follow, at
  // last some that lie behind all lines. Null if there is no index. Lines come in their order.
  [[nodiscard]] const std::uint32_t* places(std::string_view line) {
    if (next_ == nullptr) return nullptr;
    const auto begin = static_cast<std::uint32_t>(line.data() - block_.data());
    while (*next_ < begin) ++next_;
    return next_;
  }
  // Where the next line's places will be looked for.
  void go_on(const std::uint32_t* places) { next_ = places; }
  // What places count from.
  [[nodiscard]] const char* base() const { return block_.data(); }

 private:
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage_;
  std::string_view block_;
  const std::uint32_t* next_ = nullptr;
};

}  // namespace mora::replay
