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
    char first[at_once] = {};
    char mask[at_once] = {};
    const std::size_t count = std::min(text.size(), at_once);
    std::memcpy(first, text.data(), count);
    std::memset(mask, 0xFF, count);
    std::memcpy(words_, first, sizeof words_);
    std::memcpy(masks_, mask, sizeof masks_);
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }

  // Whether the text stands there.
  [[nodiscard]] bool is_at(const char* place) const {
    return begins_at(place) && (is_short() || is_rest_at(place + at_once));
  }
  // Whether the text does, or its first sixteen bytes.
  [[nodiscard]] bool begins_at(const char* place) const {
    std::uint64_t words[2];
    std::memcpy(words, place, sizeof words);
    const std::uint64_t other =
        ((words[0] & masks_[0]) ^ words_[0]) | ((words[1] & masks_[1]) ^ words_[1]);
    return other == 0;
  }
  // Whether begins_at() has looked at all of it.
  [[nodiscard]] bool is_short() const { return size_ <= at_once; }

 private:
  static constexpr std::size_t at_once = 16;

  [[nodiscard, gnu::noinline]] bool is_rest_at(const char* place) const {
    return std::memcmp(text_.data() + at_once, place, size_ - at_once) == 0;
  }

  // The first bytes of the text, and which bytes of a place are compared with them.
  std::uint64_t words_[2] = {1, 0};
  std::uint64_t masks_[2] = {0, 0};
  std::uint32_t size_ = 0;
  std::string text_;
};

}  // namespace mora::replay
