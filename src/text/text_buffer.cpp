// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "text/text_buffer.hpp"

#include <algorithm>
#include <utility>

namespace mora::text {

void TextBuffer::grow(std::size_t size) {
  const auto has = static_cast<std::size_t>(limit_ - bytes_.get());
  TextBuffer larger(std::max(2 * has, this->size() + size));
  larger += view();
  *this = std::move(larger);
}

}  // namespace mora::text
