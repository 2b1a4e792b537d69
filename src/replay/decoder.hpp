// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Decoder: takes compressed bytes piece by piece and gives the bytes that they stand for. It reads
// nothing itself. Threads: one owner.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mora::replay {

class Decoder {
 public:
  virtual ~Decoder() = default;
  // Takes bytes off the front of `input` and fills `output` from its beginning; how many bytes it
  // gave. Full output: there may be more without any input. After a failure it gives none.
  [[nodiscard]] virtual std::size_t decode(std::string_view& input, std::span<char> output) = 0;
  // Here the input may end.
  [[nodiscard]] virtual bool complete() const = 0;
  [[nodiscard]] bool failed() const { return !failure_.empty(); }
  // "its gzip data are damaged (incorrect data check)".
  [[nodiscard]] const std::string& failure() const { return failure_; }
  // "gzip", "zstd".
  [[nodiscard]] virtual std::string_view name() const = 0;

 protected:
  void fail(std::string_view why);

 private:
  std::string failure_;
};

// How many bytes of a log's beginning tell which decoder it wants.
inline constexpr std::size_t magic_size = 4;

// Whether more bytes are needed to tell.
[[nodiscard]] bool may_be_compressed(std::string_view beginning);
// The decoder for a log that begins like this; null if it is not compressed.
[[nodiscard]] std::unique_ptr<Decoder> make_decoder(std::string_view beginning);

[[nodiscard]] std::unique_ptr<Decoder> make_gzip_decoder();
[[nodiscard]] std::unique_ptr<Decoder> make_zstd_decoder();

}  // namespace mora::replay
