// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/line_buffer.hpp"

#include <algorithm>
#include <cstring>
#include <istream>

namespace mora::replay {
namespace {

constexpr std::size_t block_size = 256 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// How much to ask for at once: what is there already, so that a pipe's lines come out as soon as
// they are written; a whole block from a stream that cannot tell.
std::size_t readable(std::istream& input, std::size_t room) {
  std::streamsize there = input.rdbuf()->in_avail();
  if (there <= 0) {
    input.peek();
    there = input.rdbuf()->in_avail();
  }
  return there <= 0 ? room : std::min(room, static_cast<std::size_t>(there));
}

}  // namespace

LineBuffer::LineBuffer(std::istream& input, std::size_t padding, std::uint64_t first_line)
    : input_(input), padding_(padding), buffer_(block_size + padding), line_(first_line - 1) {}

std::optional<std::string_view> LineBuffer::next() {
  while (true) {
    const char* const from = buffer_.data() + searched_;
    const void* const found = std::memchr(from, '\n', end_ - searched_);
    if (found != nullptr) {
      const auto line_end =
          static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
      return take(line_end - begin_, line_end - begin_ + 1);
    }
    searched_ = end_;
    if (fill()) continue;
    if (begin_ == end_) return std::nullopt;
    // What stands behind the last line is no part of it, and must not look like one.
    buffer_[end_] = '\n';
    return take(end_ - begin_, end_ - begin_);
  }
}

std::string_view LineBuffer::take(std::size_t size, std::size_t size_with_end) {
  std::string_view line(buffer_.data() + begin_, size);
  begin_ += size_with_end;
  searched_ = begin_;
  position_ += size_with_end;
  ++line_;
  if (at_start_ && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
  at_start_ = false;
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool LineBuffer::fill() {
  if (!input_) return false;
  make_room();
  const std::size_t room = buffer_.size() - padding_ - end_;
  const std::size_t wanted = readable(input_, room);
  input_.read(buffer_.data() + end_, static_cast<std::streamsize>(wanted));
  const auto got = static_cast<std::size_t>(input_.gcount());
  end_ += got;
  return got > 0;
}

void LineBuffer::make_room() {
  if (end_ < buffer_.size() - padding_) return;
  if (begin_ == 0) {
    buffer_.resize(2 * buffer_.size());
    return;
  }
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
            buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
  end_ -= begin_;
  searched_ -= begin_;
  begin_ = 0;
}

bool LineBuffer::failed() const { return input_.bad(); }

}  // namespace mora::replay
