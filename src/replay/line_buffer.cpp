// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/line_buffer.hpp"

#include <algorithm>
#include <cstring>
#include <istream>
#include <utility>

#include <fmt/format.h>

#include "replay/stream_bytes.hpp"

namespace mora::replay {
namespace {

constexpr std::size_t block_size = 256 * 1024;
constexpr std::size_t longest_end = 2;  // CRLF

}  // namespace

LineBuffer::LineBuffer(std::istream& input, std::size_t padding, std::uint64_t first_line,
                       std::size_t most)
    : input_(&input),
      padding_(padding),
      most_(most),
      buffer_(block_size + padding),
      bytes_(buffer_.data()),
      line_(first_line - 1) {}

std::string LineBuffer::explain_cut() const {
  constexpr std::size_t megabyte = 1'000'000;
  return most_ % megabyte == 0 ? fmt::format("the line is longer than {} MB", most_ / megabyte)
                               : fmt::format("the line is longer than {} bytes", most_);
}

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
  std::optional<End> end = find_end();
  if (!end && is_long()) end = skip_rest();
  if (!end) return std::nullopt;
  std::string_view line = take(*end);
  is_cut_ = line.size() > most_;
  line = line.substr(0, most_);
  ++line_;
  first_size_ = taken_ - begin_;
  if (!std::exchange(at_start_, false) || !line.starts_with(byte_order_mark)) return line;
  begin_ += byte_order_mark.size();
  first_size_ -= byte_order_mark.size();
  return line.substr(byte_order_mark.size());
}

std::optional<std::string_view> LineBuffer::extend() {
  const std::optional<End> end = find_end();
  if (!end) return std::nullopt;
  ++more_lines_;
  return take(*end);
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
    if (is_long() || !fill()) return {};
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
  if (is_broken() && !std::exchange(failure_told_, true)) {
    result.outcome = ReadOutcome::unreadable;
    result.line = line_ + 1;
    result.reason = "the log cannot be read any further";
  }
  return result;
}

// Null at the end of the input, and where the line is_long().
std::optional<LineBuffer::End> LineBuffer::find_end() {
  while (true) {
    const std::size_t until = std::min(end_, taken_ + most_ + longest_end);
    if (const auto end = find_end_before(until)) return end;
    searched_ = std::max(searched_, until);
    if (is_long()) return std::nullopt;
    if (fill()) continue;
    if (taken_ == end_ || is_broken()) return std::nullopt;
    // What stands behind the last line is no part of it, and must not look like one.
    if (input_ != nullptr) buffer_[end_] = '\n';
    return End{end_, end_};
  }
}

// From searched_ on; null if there is none.
std::optional<LineBuffer::End> LineBuffer::find_end_before(std::size_t until) const {
  if (until <= searched_) return std::nullopt;
  const void* const found = std::memchr(bytes_ + searched_, '\n', until - searched_);
  if (found == nullptr) return std::nullopt;
  const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_);
  return End{end, end + 1};
}

// Whether its stream has failed, not merely ended.
bool LineBuffer::is_broken() const { return input_ != nullptr && input_->bad(); }

// Whether so much has come of a line that it is too long, whatever comes.
bool LineBuffer::is_long() const { return end_ - taken_ >= most_ + longest_end; }

// Of a line that is too long: what is behind its beginning is read, but not kept.
LineBuffer::End LineBuffer::skip_rest() {
  for (;;) {
    if (const auto end = find_end_before(end_)) return {begin_ + most_ + longest_end, end->line};
    const std::size_t kept = begin_ + most_ + longest_end;
    if (input_ == nullptr) return {kept, end_};
    dropped_ += end_ - kept;
    end_ = kept;
    searched_ = kept;
    if (!fill()) return {kept, end_};
  }
}

std::string_view LineBuffer::take(const End& end) {
  taken_ = end.line;
  searched_ = end.line;
  const std::string_view text(bytes_ + begin_, end.text - begin_);
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
