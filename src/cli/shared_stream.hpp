// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SharedStream: a stream read once and seen by several readers, each at its own pace. What all have
// passed is let go. Where the stream is bad, so are the readers. Threads: belongs to one thread.
// Ownership: the input must outlive it, and it the streams.

#include <deque>
#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "text/direct_streambuf.hpp"

namespace mora::cli {

class SharedStream {
 public:
  // `before_read` is called whenever all bytes at hand are used up.
  SharedStream(std::istream& input, std::function<void()> before_read)
      : input_(input), before_read_(std::move(before_read)) {}

  // One more reader; call before any of them reads.
  [[nodiscard]] std::istream& add_reader();

 private:
  class Cursor final : public text::DirectStreambuf {
   public:
    explicit Cursor(SharedStream& stream) : stream_(stream) {}
    [[nodiscard]] std::uint64_t chunk() const { return next_; }

   protected:
    int_type underflow() override;
    // A reader that is alone needs no chunks.
    std::streamsize read_directly(char* to, std::streamsize size) override;
    std::streamsize showmanyc() override;

   private:
    [[nodiscard]] bool is_alone() const { return stream_.readers_.size() == 1; }

    SharedStream& stream_;
    std::uint64_t next_ = 0;  // the chunk to see next; the one before it is being read
  };
  struct Reader {
    explicit Reader(SharedStream& stream) : cursor(stream), in(&cursor) {}
    Cursor cursor;
    std::istream in;
  };

  // Null at the end.
  [[nodiscard]] std::string* chunk(std::uint64_t number);
  [[nodiscard]] std::string read();
  void let_go();

  std::istream& input_;
  std::function<void()> before_read_;
  std::vector<std::unique_ptr<Reader>> readers_;
  std::deque<std::string> chunks_;
  std::uint64_t first_ = 0;  // the number of chunks_.front()
};

}  // namespace mora::cli
