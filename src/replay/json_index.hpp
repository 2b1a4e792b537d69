// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JsonIndex: where the quotes, brackets, colons, commas and bare words of a block of JSON Lines
// begin, found for all its lines at once by simdjson's first stage, which takes half the time that
// it does line by line. The stage also makes sure that all is UTF-8 and that no string goes on over
// a line end, so that each line can be read by itself; a block of which that is not true has no
// index, and its lines are read one by one. Threads: one owner. Ownership: the bytes must outlive
// the index.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <simdjson.h>

namespace mora::replay {

class JsonIndex {
 public:
  // Of a block; a larger one has no index.
  static constexpr std::size_t most_bytes = 64 * 1024;
  // As many stay in a processor's first cache, with their index, until they are read.
  static constexpr std::size_t usual_bytes = 16 * 1024;
  // How many places a line's reader may look at, from the line's first one on, whatever there is.
  static constexpr std::size_t looked_ahead = 256;

  JsonIndex();

  // A line of the block, and what the index knows from there on.
  struct Place {
    const char* line = nullptr;
    const char* base = nullptr;           // what `next` counts from
    const std::uint32_t* next = nullptr;  // at last comes the block's end, some times
    std::uint32_t end = 0;                // of the block
    // No backslash stands between `line` and this one; at last it is the block's end.
    const char* escape = nullptr;

    // `escape`, if it is before `from`, is that from there on.
    void pass_escapes(const char* from) {
      if (escape < from) escape = find_escape(from, base + end);
    }
  };

  // Of whole lines, at most most_bytes; SIMDJSON_PADDING bytes behind them must be readable.
  void build(std::string_view lines);

  // False if the block has none.
  [[nodiscard]] bool is_there() const { return next_ != nullptr; }
  // The line that begins at `line`, in the block; lines come in their order.
  [[nodiscard]] Place at(const char* line) {
    const auto begin = static_cast<std::uint32_t>(line - block_.data());
    while (*next_ < begin) ++next_;
    return {line, block_.data(), next_, static_cast<std::uint32_t>(block_.size()), escape_};
  }
  // Where the next line will be looked for.
  void go_on(const Place& place) {
    next_ = place.next;
    escape_ = place.escape;
  }

 private:
  // The first backslash; else the end.
  [[nodiscard]] static const char* find_escape(const char* begin, const char* end);

  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage_;
  std::string_view block_;
  const std::uint32_t* next_ = nullptr;
  const char* escape_ = nullptr;
};

}  // namespace mora::replay
