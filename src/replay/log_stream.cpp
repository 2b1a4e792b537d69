// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/log_stream.hpp"

#include <algorithm>
#include <ios>
#include <string>
#include <vector>

#include "replay/decoder.hpp"
#include "text/direct_streambuf.hpp"

namespace mora::inline v0 {

namespace {

constexpr std::size_t block_size = 128 * 1024;

}  // namespace

// Reads what is there already before it waits for more, so that the lines of a pipe come out as
// soon as they are written. Failures are exceptions, which a stream turns into its bad state.
class LogStream::Buffer final : public text::DirectStreambuf {
 public:
  explicit Buffer(std::istream& input) : input_(input), bytes_(block_size) {}

  [[nodiscard]] std::string_view failure() const { return failure_; }

 protected:
  int_type underflow() override;
  std::streamsize read_directly(char* to, std::streamsize size) override;
  std::streamsize showmanyc() override;

 private:
  [[nodiscard]] bool is_plain() const { return detected_ && decoder_ == nullptr && rest_.empty(); }
  void detect();
  [[nodiscard]] std::size_t decode();
  bool fill();

  std::istream& input_;
  std::vector<char> bytes_;  // of the input
  std::string_view rest_;    // of those, what is not used yet
  bool detected_ = false;
  std::unique_ptr<replay::Decoder> decoder_;
  std::vector<char> text_;  // decoded
  bool more_text_ = false;  // the decoder may have some without input
  std::string failure_;
};

LogStream::Buffer::int_type LogStream::Buffer::underflow() {
  if (!detected_) detect();
  char* begin = bytes_.data();
  std::size_t size = 0;
  if (decoder_ != nullptr) {
    size = decode();
    begin = text_.data();
  } else if (!rest_.empty() || fill()) {
    size = rest_.size();
    rest_ = {};
  }
  if (size == 0) return traits_type::eof();
  setg(begin, begin, begin + size);
  return traits_type::to_int_type(*begin);
}

std::streamsize LogStream::Buffer::read_directly(char* to, std::streamsize size) {
  return is_plain() ? input_.rdbuf()->sgetn(to, size) : read_by_buffer(to, size);
}

std::streamsize LogStream::Buffer::showmanyc() {
  return is_plain() ? input_.rdbuf()->in_avail() : 0;
}

void LogStream::Buffer::detect() {
  while (rest_.size() < replay::magic_size && replay::may_be_compressed(rest_) && fill()) {
  }
  detected_ = true;
  decoder_ = replay::make_decoder(rest_);
  if (decoder_ != nullptr) text_.resize(block_size);
}

// 0 at the end.
std::size_t LogStream::Buffer::decode() {
  while (failure_.empty()) {
    if (rest_.empty() && !more_text_ && !fill()) {
      if (decoder_->complete()) return 0;
      failure_ = "its " + std::string(decoder_->name()) + " data end too early";
      break;
    }
    const std::size_t size = decoder_->decode(rest_, text_);
    more_text_ = size == text_.size();
    if (decoder_->failed()) failure_ = decoder_->failure();
    if (size > 0) return size;
  }
  throw std::ios_base::failure(failure_);
}

// Adds what the input has, behind what is there; only before the log's kind is known is there any.
bool LogStream::Buffer::fill() {
  std::streambuf& from = *input_.rdbuf();
  if (traits_type::eq_int_type(from.sgetc(), traits_type::eof())) return false;
  const std::size_t kept = rest_.size();
  const auto there = static_cast<std::size_t>(std::max<std::streamsize>(from.in_avail(), 1));
  const std::size_t wanted = std::min(there, bytes_.size() - kept);
  const std::streamsize got =
      from.sgetn(bytes_.data() + kept, static_cast<std::streamsize>(wanted));
  rest_ = std::string_view(bytes_.data(), kept + static_cast<std::size_t>(got));
  return got > 0;
}

LogStream::LogStream(std::istream& input)
    : std::istream(nullptr), buffer_(std::make_unique<Buffer>(input)) {
  rdbuf(buffer_.get());
  if (!input) setstate(std::ios_base::badbit);
}

LogStream::~LogStream() = default;

std::string_view LogStream::failure() const { return buffer_->failure(); }

}  // namespace mora::inline v0
