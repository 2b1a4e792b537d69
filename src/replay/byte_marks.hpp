// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ByteMarks: where some bytes stand in a text, one after the other; looked for in sixty-four places
// at once, so that what stands between them costs next to nothing. Threads: one owner. Ownership:
// the text outlives it.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mora::replay {

class ByteMarks {
 public:
  // As many bytes behind a mark must be readable.
  static constexpr std::size_t at_once = 64;

  // Of which bytes; one may be given several times.
  explicit ByteMarks(const std::array<char, 3>& bytes) : bytes_(bytes) {}

  // Goes on at `place`.
  void begin(const char* place) {
    block_ = place;
    marks_ = find(place);
  }
  // The next mark, which must be there.
  [[nodiscard]] const char* next() {
    while (marks_ == 0) {
      block_ += at_once;
      marks_ = find(block_);
    }
    const char* const mark = block_ + std::countr_zero(marks_);
    marks_ &= marks_ - 1;
    return mark;
  }

 private:
  // Bits of places.
  [[nodiscard]] std::uint64_t find(const char* block) const {
    std::uint64_t marks = 0;
#if defined(__SSE2__)
    constexpr std::size_t width = sizeof(__m128i);
    for (std::size_t i = 0; i < at_once; i += width) {
      const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
      const auto are = [&](char byte) { return _mm_cmpeq_epi8(here, _mm_set1_epi8(byte)); };
      const __m128i some =
          _mm_or_si128(are(bytes_[0]), _mm_or_si128(are(bytes_[1]), are(bytes_[2])));
      marks |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(some))} << i;
    }
#else
    for (std::size_t i = 0; i < at_once; ++i) {
      const char c = block[i];
      const bool is_one = c == bytes_[0] || c == bytes_[1] || c == bytes_[2];
      marks |= std::uint64_t{is_one ? 1u : 0u} << i;
    }
#endif
    return marks;
  }

  std::array<char, 3> bytes_;
  const char* block_ = nullptr;
  std::uint64_t marks_ = 0;  // those that next() has not given: bits of places from block_ on
};

}  // namespace mora::replay
