// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/line_blocks.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace mora::cli {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

// What is there already; where the stream cannot tell, as much as a block has room for.
std::size_t LineBlocks::wanted(std::size_t held) {
  const std::size_t room = held < size_ ? size_ - held : size_;
  std::streamsize there = input_.rdbuf()->in_avail();
  if (there <= 0) {
    input_.peek();
    there = input_.rdbuf()->in_avail();
  }
  return there <= 0 ? room : std::min(room, static_cast<std::size_t>(there));
}

bool LineBlocks::next(std::string& block) {
  block = std::exchange(rest_, {});
  while (input_) {
    const std::size_t held = block.size();
    const std::size_t size = wanted(held);
    block.resize(held + size);
    input_.read(block.data() + held, static_cast<std::streamsize>(size));
    block.resize(held + static_cast<std::size_t>(input_.gcount()));
    const std::size_t end = std::string_view(block).substr(held).rfind('\n');
    if (end == std::string_view::npos) continue;
    rest_ = block.substr(held + end + 1);
    block.resize(held + end + 1);
    break;
  }
  if (!input_ && input_.bad() && !block.ends_with('\n')) block.clear();
  if (std::exchange(at_start_, false) && block.starts_with(byte_order_mark)) {
    block.erase(0, byte_order_mark.size());
  }
  return !block.empty();
}

// By memchr(), which is faster than a loop over the characters: all of the log passes here in one
// thread.
std::uint64_t line_count(std::string_view block) {
  std::uint64_t count = 0;
  while (!block.empty()) {
    ++count;
    const void* const end = std::memchr(block.data(), '\n', block.size());
    if (end == nullptr) break;
    block.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(end) - block.data()) + 1);
  }
  return count;
}

}  // namespace mora::cli
