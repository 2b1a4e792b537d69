// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// gzip, RFC 1952: members behind each other are one text.

#include <algorithm>
#include <limits>
#include <new>
#include <zlib.h>

#include "replay/decoder.hpp"

namespace mora::replay {
namespace {

// The largest window, and a gzip header around the data.
constexpr int window_bits = MAX_WBITS + 16;

uInt clamped(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class GzipDecoder final : public Decoder {
 public:
  GzipDecoder() {
    if (inflateInit2(&stream_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;
  ~GzipDecoder() override { inflateEnd(&stream_); }

  [[nodiscard]] std::size_t decode(std::string_view& input, std::span<char> output) override;
  [[nodiscard]] bool complete() const override { return complete_; }
  [[nodiscard]] std::string_view name() const override { return "gzip"; }

 private:
  z_stream stream_{};
  bool complete_ = false;
};

std::size_t GzipDecoder::decode(std::string_view& input, std::span<char> output) {
  if (failed() || (complete_ && input.empty())) return 0;
  if (complete_) inflateReset(&stream_);
  complete_ = false;
  const uInt given = clamped(input.size());
  const uInt room = clamped(output.size());
  // The library does not write to its input; its interface is older than const.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
  stream_.avail_in = given;
  stream_.next_out = reinterpret_cast<Bytef*>(output.data());
  stream_.avail_out = room;
  const int result = inflate(&stream_, Z_NO_FLUSH);
  input.remove_prefix(given - stream_.avail_in);
  complete_ = result == Z_STREAM_END;
  if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
    fail(stream_.msg != nullptr ? stream_.msg : zError(result));
  }
  return room - stream_.avail_out;
}

}  // namespace

std::unique_ptr<Decoder> make_gzip_decoder() { return std::make_unique<GzipDecoder>(); }

}  // namespace mora::replay
