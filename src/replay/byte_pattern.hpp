// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BytePattern: a text that is looked for at one place after the other, sixteen bytes at once.
// Threads: const, from any thread.

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
  explicit BytePattern(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
    const std::size_t count = std::min(text.size(), at_once);
    text.copy(first_, count);
    behind_first_ = all & (all << count);
    if (is_short()) return;
    text.copy(middle_, at_once, at_once);
    text.copy(last_, at_once, text.size() - at_once);
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }

  // Whether it is this text; most_size bytes from its beginning on must be readable.
  [[nodiscard]] bool is(std::string_view text) const {
    return size_ == text.size() && is_at(text.data());
  }
  // Whether the text stands there.
  [[nodiscard]] bool is_at(const char* place) const {
    return begins_at(place) && (is_short() || is_rest_at(place));
  }
  // Whether the text does, or its first sixteen bytes.
  [[nodiscard]] bool begins_at(const char* place) const {
    return (same_bytes(place, first_) | behind_first_) == all;
  }
  // Whether begins_at() has looked at all of it.
  [[nodiscard]] bool is_short() const { return size_ <= at_once; }

 private:
  static constexpr std::size_t at_once = 16;
  static constexpr std::uint32_t all = 0xFFFF;  // bits of bytes
  static_assert(most_size == 3 * at_once);

  // Bits of those that both have.
  [[nodiscard]] static std::uint32_t same_bytes(const char* place, const char* text) {
#if defined(__SSE2__)
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(place));
    const __m128i there = _mm_load_si128(reinterpret_cast<const __m128i*>(text));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(here, there)));
#else
    std::uint32_t same = 0;
    for (std::size_t i = 0; i < at_once; ++i) same |= (place[i] == text[i] ? 1u : 0u) << i;
    return same;
#endif
  }

  // Behind the first sixteen bytes.
  [[nodiscard]] bool is_rest_at(const char* place) const {
    if (same_bytes(place + size_ - at_once, last_) != all) return false;
    return size_ <= 2 * at_once || same_bytes(place + at_once, middle_) == all;
  }

  // The first, the second and the last sixteen bytes of the text, which may overlap, and which
  // bytes of the first are none of it.
  alignas(at_once) char first_[at_once] = {};
  alignas(at_once) char middle_[at_once] = {};
  alignas(at_once) char last_[at_once] = {};
  std::uint32_t behind_first_ = all + 1;  // no bit of a byte: it stands nowhere
  std::uint32_t size_ = 0;
};

}  // namespace mora::replay
