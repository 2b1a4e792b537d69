// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "syntax/node.hpp"

#include <algorithm>

namespace mora::syntax {

Span Scalar::at(std::uint32_t begin, std::uint32_t end) const {
  const auto place = [this](std::uint32_t offset) {
    return std::clamp(offsets.to_file(offset), span.begin, span.end);
  };
  const std::uint32_t first = place(begin);
  return {span.source, first, std::max(first, place(end))};
}

const Node* Node::find(std::string_view key) const {
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [key](const Entry& e) { return e.key.text == key; });
  return entry == entries.end() ? nullptr : &entry->value;
}

std::string_view describe(NodeKind kind) {
  switch (kind) {
    case NodeKind::null: return "null";
    case NodeKind::scalar: return "a text";
    case NodeKind::sequence: return "a list";
    case NodeKind::map: return "a map";
  }
  return {};
}

}  // namespace mora::syntax
