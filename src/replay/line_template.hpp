// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineTemplate: what stands between the values of a line, and where; so that one pass tells whether
// another line has the same there, without a decision for each. Threads: const, from any thread.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "replay/json_index.hpp"
#include "replay/line_shapes.hpp"
#include "value/hash.hpp"

namespace mora::replay {

// A byte of a line, counted from one of the places that the index has for it.
struct LineSpot {
  std::size_t place = 0;  // 0: the line's beginning
  std::ptrdiff_t offset = 0;

  [[nodiscard]] const char* in(const JsonIndex::Place& line) const {
    return line.base + (line.next[place] + offset);
  }
};

class LineTemplate {
 public:
  // At most BytePattern::most_size bytes stand at one spot; its place is less than
  // JsonIndex::looked_ahead. What is added first should tell templates apart: is_at() looks at its
  // first bytes, and at nothing else if they are not there.
  void add(LineSpot spot, std::string_view text);

  // A number, true, false or null begins at the spot. What stands before one may be the beginning
  // of what stands before a text.
  void add_word(LineSpot spot) { words_.push_back(spot); }

  // Whether each text stands at its spot, and words begin at theirs. The line may be cut off; then
  // so many bytes behind its block are looked at, too.
  [[nodiscard]] bool is_at(const JsonIndex::Place& line) const {
    Difference difference;
    difference.add(first_, first_.spot.in(line));
    if (!difference.is_none()) return false;
    for (const Part& part : others_) difference.add(part, part.spot.in(line));
    return difference.is_none() && std::ranges::all_of(words_, [&](const LineSpot& word) {
             return LineShapes::begins_word(*word.in(line));
           });
  }

 private:
  static constexpr std::size_t at_once = 16;

  // Bytes that are to be the same in a line where `counted` has all bits set.
  struct alignas(at_once) Part {
    std::array<char, at_once> bytes = {};
    std::array<char, at_once> counted = {};
    LineSpot spot;
  };

  // Bits that lines have otherwise.
  class Difference {
#if defined(__SSE2__)
   public:
    void add(const Part& part, const char* at) {
      const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i other = _mm_xor_si128(here, load(part.bytes));
      bits_ = _mm_or_si128(bits_, _mm_and_si128(other, load(part.counted)));
    }
    [[nodiscard]] bool is_none() const {
      return _mm_movemask_epi8(_mm_cmpeq_epi8(bits_, _mm_setzero_si128())) == 0xFFFF;
    }

   private:
    static __m128i load(const std::array<char, at_once>& from) {
      return _mm_load_si128(reinterpret_cast<const __m128i*>(from.data()));
    }

    __m128i bits_ = _mm_setzero_si128();
#else
   public:
    void add(const Part& part, const char* at) {
      for (std::size_t i = 0; i < at_once; i += sizeof bits_) {
        const auto word = detail::word_at<std::uint64_t>;
        bits_ |= (word(at + i) ^ word(&part.bytes[i])) & word(&part.counted[i]);
      }
    }
    [[nodiscard]] bool is_none() const { return bits_ == 0; }

   private:
    std::uint64_t bits_ = 0;
#endif
  };

  Part first_;
  std::vector<Part> others_;
  std::vector<LineSpot> words_;
  bool is_empty_ = true;
};

}  // namespace mora::replay
