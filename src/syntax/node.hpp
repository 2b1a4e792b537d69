// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Node: a YAML file as a tree with exact places. Data only; no YAML library in sight. Anchors are
// already resolved (an alias is a copy of its anchor's node, with the anchor's places).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mora/source.hpp"

#include "text/offset_map.hpp"

namespace mora::syntax {

struct Scalar {
  std::string text;         // decoded
  Span span;                // the whole scalar in the file, quotes included
  text::OffsetMap offsets;  // decoded byte -> file byte
  bool quoted = false;      // 'x' "x" | >: never null, a number or a boolean

  // The place of the decoded bytes [begin, end).
  [[nodiscard]] Span at(std::uint32_t begin, std::uint32_t end) const;
};

enum class NodeKind : std::uint8_t { null, scalar, sequence, map };

struct Entry;

struct Node {
  NodeKind kind = NodeKind::null;
  Span span;
  Scalar scalar;               // kind scalar
  std::vector<Node> items;     // kind sequence
  std::vector<Entry> entries;  // kind map, in the order of the file; keys are unique

  // The value of `key` in a map; null pointer if there is none.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  Scalar key;
  Node value;
};

// "null", "a text", "a list", "a map": for messages.
[[nodiscard]] std::string_view describe(NodeKind kind);

}  // namespace mora::syntax
