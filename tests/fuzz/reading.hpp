// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A log read by a reader, as text, from a stream that has all of it or only some bytes at a time.
// Threads: plain functions.

#include <algorithm>
#include <istream>
#include <memory>
#include <span>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "mora/replay.hpp"

#include "replay/vocabulary.hpp"

namespace mora::fuzz {

// Has at most `step` bytes at hand.
class Trickle final : public std::streambuf {
 public:
  Trickle(std::string text, std::size_t step) : text_(std::move(text)), step_(step) {}

 protected:
  int_type underflow() override {
    const std::size_t size = std::min(step_, text_.size() - given_);
    if (size == 0) return traits_type::eof();
    char* const begin = text_.data() + given_;
    setg(begin, begin, begin + size);
    given_ += size;
    return traits_type::to_int_type(*begin);
  }

 private:
  std::string text_;
  std::size_t step_;
  std::size_t given_ = 0;
};

// A line for each event and rejection. `lines`: how many the reader may give at once.
inline std::string read_log(std::string_view format, const Program& program, const std::string& log,
                            std::size_t step, std::size_t lines = 1) {
  Trickle source(log, step);
  std::istream input(&source);
  const std::unique_ptr<EventReader> reader = make_reader(format, program, input);
  std::vector<ReadResult> results(lines);
  std::string all;
  for (;;) {
    const std::size_t count = reader->read(results);
    if (results.front().outcome == ReadOutcome::end) return all;
    for (const ReadResult& result : std::span(results).first(count)) {
      all += test::dump(result, program) + '\n';
    }
  }
}

}  // namespace mora::fuzz
