// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "replay/line_blocks.hpp"

#include <algorithm>
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

// All of the log passes here in one thread: so bytes are counted in rows, each place of a row by
// itself, for which compilers know instructions.
std::uint64_t line_count(std::string_view block) {
  constexpr std::size_t width = 32;
  constexpr std::size_t most_rows = 255;  // before a place's count, a byte, is full
  std::uint64_t count = block.empty() || block.ends_with('\n') ? 0 : 1;
  while (block.size() >= width) {
    std::uint8_t counts[width] = {};
    const std::size_t rows = std::min(block.size() / width, most_rows);
    for (const char* row = block.data(); row != block.data() + rows * width; row += width) {
      for (std::size_t i = 0; i < width; ++i) {
        counts[i] = static_cast<std::uint8_t>(counts[i] + (row[i] == '\n' ? 1 : 0));
      }
    }
    for (const std::uint8_t one : counts) count += one;
    block.remove_prefix(rows * width);
  }
  return count + static_cast<std::uint64_t>(std::ranges::count(block, '\n'));
}

}  // namespace mora::replay
