// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TextBlock: bytes of a log that are read piece by piece, with some behind them that a reader may
// look at. It keeps its memory when it is cleared, and writes nothing but what is put in. Threads:
// one owner.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace mora::replay {

class TextBlock {
 public:
  // How many bytes behind it a reader may look at.
  static constexpr std::size_t padding = 64;

  [[nodiscard]] std::string_view text() const { return {bytes_.get(), size_}; }
  void clear() { size_ = 0; }
  // Leaves out what is behind the first `size` bytes.
  void cut(std::size_t size) { size_ = size; }
  void cut_front(std::size_t size) {
    size_ -= size;
    std::memmove(bytes_.get(), bytes_.get() + size, size_);
  }

  void append(std::string_view text) {
    if (!text.empty()) std::memcpy(room_for(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  // Where `size` more bytes can be put; added() says how many have been.
  [[nodiscard]] char* room_for(std::size_t size) {
    if (size_ + size > capacity_) grow(size_ + size);
    return bytes_.get() + size_;
  }
  void added(std::size_t size) { size_ += size; }

 private:
  void grow(std::size_t least) {
    capacity_ = least > 2 * capacity_ ? least : 2 * capacity_;
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity_ + padding);
    if (size_ != 0) std::memcpy(bytes.get(), bytes_.get(), size_);
    bytes_ = std::move(bytes);
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace mora::replay
