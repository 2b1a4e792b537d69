// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LogStream: the text of a log that may be compressed. What its bytes are tells whether they are:
// zstd (also several frames) and gzip (also several members) are decompressed, everything else
// comes out as it is.
//
//   std::ifstream file("log.jsonl.zst", std::ios::binary);
//   mora::LogStream log(file);
//   const auto reader = mora::read_json_lines(program, log);
//
// Where the bytes are damaged or end too early, it hands out what comes before and then becomes
// bad(), as where `input` cannot be read. Threads: belongs to one thread. Ownership: `input` must
// outlive it.

#include <istream>
#include <memory>
#include <string_view>

namespace mora::inline v0 {

class LogStream final : public std::istream {
 public:
  explicit LogStream(std::istream& input);
  LogStream(const LogStream&) = delete;
  LogStream& operator=(const LogStream&) = delete;
  ~LogStream() override;

  // What is wrong with the compressed bytes: "its gzip data end too early"; empty if nothing is so
  // far. A failure of `input` is for its owner to tell.
  [[nodiscard]] std::string_view failure() const;

 private:
  class Buffer;
  std::unique_ptr<Buffer> buffer_;
};

}  // namespace mora::inline v0
