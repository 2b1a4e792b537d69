// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "replay/line_blocks.hpp"

#include <cstring>
#include <utility>

#include "replay/stream_bytes.hpp"

namespace mora::replay {
bool LineBlocks::next(TextBlock& block) {
  block.clear();
  block.append(rest_.text());
  rest_.clear();
  while (input_) {
    const std::size_t held = block.text().size();
    const std::size_t size = readable(input_, held < size_ ? size_ - held : size_);
    input_.read(block.room_for(size), static_cast<std::streamsize>(size));
    block.added(static_cast<std::size_t>(input_.gcount()));
    const std::size_t end = block.text().substr(held).rfind('\n');
    if (end == std::string_view::npos) {
      if (block.text().size() > max_line_ + 2) block.cut(max_line_ + 2);
      continue;
    }
    rest_.append(block.text().substr(held + end + 1));
    block.cut(held + end + 1);
    break;
  }
  if (!block.text().ends_with('\n')) end_last_line(block);
  if (std::exchange(at_start_, false) && block.text().starts_with(byte_order_mark)) {
    block.cut_front(byte_order_mark.size());
  }
  return !block.text().empty();
}

void LineBlocks::end_last_line(TextBlock& block) const {
  if (input_.bad()) block.clear();
  if (!block.text().empty()) block.append("\n");
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

}  // namespace mora::replay
