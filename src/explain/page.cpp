// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/page.hpp"

#include <algorithm>

#include "report/layout.hpp"
#include "text/display_width.hpp"

namespace mora::explain {

void Page::write(std::string_view head, std::string_view line) {
  // A page too narrow for what stands before the lines gets lines of this width all the same.
  constexpr std::size_t least = 40;
  const std::size_t used = text::display_width(head);
  const std::size_t room = width_ == 0 ? 0 : std::max<std::size_t>(width_, used + least) - used;
  std::string before(head);
  for (const std::string& part : report::wrap(text::printable(line), room)) {
    text_ += before + part;
    text_.erase(text_.find_last_not_of(' ') + 1);
    text_ += '\n';
    before.assign(used, ' ');
  }
}

void Page::gap() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

}  // namespace mora::explain
