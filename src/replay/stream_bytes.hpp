// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the bytes of a log come out of its stream. Threads: plain functions.

#include <algorithm>
#include <cstddef>
#include <istream>
#include <string_view>

namespace mora::replay {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// How much to ask for at once, at most `room`: what is there already, so that a pipe's lines come
// out as soon as they are written; all there is room for from a stream that cannot tell.
[[nodiscard]] inline std::size_t readable(std::istream& input, std::size_t room) {
  std::streamsize there = input.rdbuf()->in_avail();
  if (there <= 0) {
    input.peek();
    there = input.rdbuf()->in_avail();
  }
  return there <= 0 ? room : std::min(room, static_cast<std::size_t>(there));
}

}  // namespace mora::replay
