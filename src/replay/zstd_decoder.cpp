// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// zstd, RFC 8878: frames behind each other are one text, skippable ones are passed over.

#include <algorithm>
#include <new>
#include <zstd.h>

#include "replay/decoder.hpp"

namespace mora::replay {
namespace {

// Of a frame.
constexpr std::size_t smallest_header = 6;

class ZstdDecoder final : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
  }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }

  [[nodiscard]] std::size_t decode(std::string_view& input, std::span<char> output) override;
  [[nodiscard]] bool complete() const override { return complete_; }
  [[nodiscard]] std::string_view name() const override { return "zstd"; }

 private:
  ZSTD_DStream* stream_;
  std::size_t wanted_ = smallest_header;  // to the end of the block at hand
  bool complete_ = false;
};

// Block by block: what a call has decoded before it meets a damaged block would be lost.
std::size_t ZstdDecoder::decode(std::string_view& input, std::span<char> output) {
  if (failed() || (complete_ && input.empty())) return 0;
  ZSTD_inBuffer in{input.data(), std::min(input.size(), wanted_), 0};
  ZSTD_outBuffer out{output.data(), output.size(), 0};
  const std::size_t result = ZSTD_decompressStream(stream_, &out, &in);
  if (ZSTD_isError(result) != 0) {
    fail(ZSTD_getErrorName(result));
    return 0;
  }
  input.remove_prefix(in.pos);
  complete_ = result == 0;
  wanted_ = complete_ ? smallest_header : result;
  return out.pos;
}

}  // namespace

std::unique_ptr<Decoder> make_zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

}  // namespace mora::replay
