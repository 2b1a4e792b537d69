// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BytePattern: a text that is looked for at one place after the other, sixteen bytes at once.
// Threads: const, from any thread.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mora::replay {

class BytePattern {
 public:
  // As many bytes behind the place must be readable, whatever the pattern's size.
  static constexpr std::size_t most_size = 48;

  // One that stands nowhere.
  BytePattern() = default;
  // At most most_size bytes.
  explicit BytePattern(std::string_view text)
      : size_(static_cast<std::uint32_t>(text.size())), text_(text) {
    const std::size_t count = std::min(text.size(), at_once);
    text.copy(first_, count);
    behind_ = all & (all << count);
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }

  // Whether the text stands there.
  [[nodiscard]] bool is_at(const char* place) const {
    return begins_at(place) && (is_short() || is_rest_at(place + at_once));
  }
  // Whether the text does, or its first sixteen bytes.
  [[nodiscard]] bool begins_at(const char* place) const {
#if defined(__SSE2__)
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(place));
    const __m128i text = _mm_load_si128(reinterpret_cast<const __m128i*>(first_));
    const auto same = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(here, text)));
    return (same | behind_) == all;
#else
    std::uint32_t same = 0;
    for (std::size_t i = 0; i < at_once; ++i) same |= (place[i] == first_[i] ? 1u : 0u) << i;
    return (same | behind_) == all;
#endif
  }
  // Whether begins_at() has looked at all of it.
  [[nodiscard]] bool is_short() const { return size_ <= at_once; }

 private:
  static constexpr std::size_t at_once = 16;
  static constexpr std::uint32_t all = 0xFFFF;  // bits of bytes

  [[nodiscard, gnu::noinline]] bool is_rest_at(const char* place) const {
    return std::memcmp(text_.data() + at_once, place, size_ - at_once) == 0;
  }

  // The first bytes of the text, and which bytes of a place are none of it.
  alignas(at_once) char first_[at_once] = {};
  std::uint32_t behind_ = 1u << at_once;  // of one that stands nowhere more than there are
  std::uint32_t size_ = 0;
  std::string text_;
};

}  // namespace mora::replay
