// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// EscapedTexts: what texts of JSON with escapes in them say, kept together. Threads: one owner.

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace mora::replay {

class EscapedTexts {
 public:
  // For texts of at most so many bytes together, as they are written, until clear().
  explicit EscapedTexts(std::size_t most);
  EscapedTexts(const EscapedTexts&) = delete;
  EscapedTexts& operator=(const EscapedTexts&) = delete;
  ~EscapedTexts();

  void clear() { used_ = 0; }
  // The text that begins at `text`, behind its quote; it must end with one, and all of it be UTF-8.
  // As many bytes as simdjson wants must be readable behind it, and are behind what is returned.
  // Null if it has an escape that JSON does not know. Lives until clear().
  [[nodiscard]] std::optional<std::string_view> read(const char* text);

 private:
  // Not here: how large one is depends on how its user is compiled.
  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::vector<char> texts_;
  std::size_t used_ = 0;
};

}  // namespace mora::replay
