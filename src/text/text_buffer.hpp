// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TextBuffer: a text that is written at its end, in many short parts. A part that is known when the
// program is compiled takes a few instructions, where a std::string takes a call. Threads: one
// owner.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace mora::text {

class TextBuffer {
 public:
  TextBuffer() : TextBuffer(usual_size) {}

  void clear() { end_ = bytes_.get(); }
  [[nodiscard]] bool empty() const { return end_ == bytes_.get(); }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end_ - bytes_.get()); }
  // Until it is written on.
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size()}; }

  // Where so many bytes can be written; how far they were, end_at() says.
  [[nodiscard]] char* room(std::size_t size) {
    if (static_cast<std::size_t>(limit_ - end_) < size) grow(size);
    return end_;
  }
  void end_at(char* end) { end_ = end; }

  TextBuffer& operator+=(std::string_view text) {
    if (text.empty()) return *this;
    std::memcpy(room(text.size()), text.data(), text.size());
    end_ += text.size();
    return *this;
  }
  TextBuffer& operator+=(char c) {
    *room(1) = c;
    ++end_;
    return *this;
  }

 private:
  static constexpr std::size_t usual_size = 1024;

  explicit TextBuffer(std::size_t size)
      : bytes_(new char[size]), end_(bytes_.get()), limit_(end_ + size) {}

  // Makes room for so many bytes.
  void grow(std::size_t size);

  std::unique_ptr<char[]> bytes_;
  char* end_;
  char* limit_;
};

}  // namespace mora::text
