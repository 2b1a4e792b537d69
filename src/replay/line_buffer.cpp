// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/line_buffer.hpp"

#include <algorithm>
#include <cstring>
#include <istream>
#include <utility>

#include "replay/stream_bytes.hpp"

namespace mora::replay {
namespace {

constexpr std::size_t block_size = 256 * 1024;

}  // namespace

LineBuffer::LineBuffer(std::istream& input, std::size_t padding, std::uint64_t first_line)
    : input_(&input),
      padding_(padding),
      buffer_(block_size + padding),
      bytes_(buffer_.data()),
      line_(first_line - 1) {}

void LineBuffer::begin(std::string_view text, std::uint64_t first_line) {
  dropped_ += taken_;
  bytes_ = text.data();
  begin_ = 0;
  taken_ = 0;
  searched_ = 0;
  end_ = text.size();
  line_ = first_line - 1;
  more_lines_ = 0;
  at_start_ = false;
}

std::optional<std::string_view> LineBuffer::next() {
  line_ += std::exchange(more_lines_, 0);
  begin_ = taken_;
  const std::optional<std::string_view> line = take_line();
  if (!line) return std::nullopt;
  ++line_;
  first_size_ = taken_ - begin_;
  if (!std::exchange(at_start_, false) || !line->starts_with(byte_order_mark)) return line;
  begin_ += byte_order_mark.size();
  first_size_ -= byte_order_mark.size();
  return line->substr(byte_order_mark.size());
}

std::optional<std::string_view> LineBuffer::extend() {
  const std::optional<std::string_view> lines = take_line();
  if (lines) ++more_lines_;
  return lines;
}

void LineBuffer::retreat() {
  taken_ = begin_ + first_size_;
  searched_ = taken_;
  more_lines_ = 0;
}

std::string_view LineBuffer::lines_ahead(std::size_t most) {
  if (at_start_) return {};
  for (;;) {
    const std::string_view there(bytes_ + taken_, end_ - taken_);
    if (const std::size_t last_end = there.substr(0, most).rfind('\n');
        last_end != std::string_view::npos) {
      return there.substr(0, last_end + 1);
    }
    const std::size_t first_end = there.find('\n', searched_ - taken_);
    if (first_end != std::string_view::npos) return there.substr(0, first_end + 1);
    searched_ = end_;
    begin_ = taken_;
    if (!fill()) return {};
  }
}

void LineBuffer::pass(std::size_t bytes, std::uint64_t lines) {
  line_ += std::exchange(more_lines_, 0) + lines;
  taken_ += bytes;
  begin_ = taken_;
  searched_ = taken_;
}

ReadResult LineBuffer::end() {
  ReadResult result;
  result.line = line_;
  if (input_ != nullptr && input_->bad() && !std::exchange(failure_told_, true)) {
    result.outcome = ReadOutcome::unreadable;
    result.line = line_ + 1;
    result.reason = "the log cannot be read any further";
  }
  return result;
}

std::optional<std::string_view> LineBuffer::take_line() {
  while (true) {
    const char* const from = bytes_ + searched_;
    const void* const found = std::memchr(from, '\n', end_ - searched_);
    if (found != nullptr) {
      const auto line_end = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_);
      return take(line_end, line_end + 1);
    }
    searched_ = end_;
    if (fill()) continue;
    if (taken_ == end_ || input_->bad()) return std::nullopt;
    // What stands behind the last line is no part of it, and must not look like one.
    buffer_[end_] = '\n';
    return take(end_, end_);
  }
}

std::string_view LineBuffer::take(std::size_t text_end, std::size_t line_end) {
  taken_ = line_end;
  searched_ = line_end;
  const std::string_view text(bytes_ + begin_, text_end - begin_);
  return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

bool LineBuffer::fill() {
  if (input_ == nullptr || !*input_) return false;
  make_room();
  const std::size_t room = buffer_.size() - padding_ - end_;
  const std::size_t wanted = readable(*input_, room);
  input_->read(buffer_.data() + end_, static_cast<std::streamsize>(wanted));
  const auto got = static_cast<std::size_t>(input_->gcount());
  end_ += got;
  return got > 0;
}

void LineBuffer::make_room() {
  if (end_ < buffer_.size() - padding_) return;
  if (begin_ == 0) {
    buffer_.resize(2 * buffer_.size());
    bytes_ = buffer_.data();
    return;
  }
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
            buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
  dropped_ += begin_;
  taken_ -= begin_;
  searched_ -= begin_;
  end_ -= begin_;
  begin_ = 0;
}

}  // namespace mora::replay
