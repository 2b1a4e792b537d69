// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RawTree: a YAML file as a flat array, aliases still standing for themselves, so that no file
// makes it larger than it is itself. Data only.

#include <cstdint>
#include <vector>

#include "syntax/node.hpp"

namespace mora::yaml {

using RawId = std::uint32_t;

enum class RawKind : std::uint8_t { null, scalar, sequence, map, alias };

struct RawNode {
  RawKind kind = RawKind::null;
  bool flow = false;        // a list or map between brackets
  std::uint32_t begin = 0;  // of its anchor and tag, where it has them; else of itself
  Span span;
  syntax::Scalar scalar;  // kind scalar
  std::vector<RawId>
      children;  // sequence: items; map: key, value, key, value, …; alias: the target
};

struct RawTree {
  std::vector<RawNode> nodes;
  RawId root = 0;

  [[nodiscard]] const RawNode& operator[](RawId id) const { return nodes[id]; }
  // The node itself, or what it is an alias of.
  [[nodiscard]] const RawNode& target(RawId id) const {
    const RawNode& node = nodes[id];
    return node.kind == RawKind::alias ? nodes[node.children[0]] : node;
  }
};

// A plain << is a merge key, "<<" is a key like others.
[[nodiscard]] inline bool is_merge_key(const RawNode& key) {
  return key.kind == RawKind::scalar && !key.scalar.quoted && key.scalar.text == "<<";
}

}  // namespace mora::yaml
