// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Page: text for people, set in lines of some width. Threads: belongs to one thread.

#include <cstdint>
#include <string>
#include <string_view>

namespace mora::explain {

class Page {
 public:
  // Columns; 0: lines are not broken.
  explicit Page(std::uint32_t width) : width_(width) {}

  // `line`, broken where it must be, behind `head`; further lines are as far in.
  void write(std::string_view head, std::string_view line);
  // An empty line, unless the page is empty yet.
  void gap();

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::uint32_t width_;
  std::string text_;
};

}  // namespace mora::explain
