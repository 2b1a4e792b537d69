// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/resolve.hpp"

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace mora::yaml {
namespace {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

using Keys = std::unordered_set<std::string>;

class Resolver {
 public:
  Resolver(const RawTree& tree, const Limits& limits, text::DiagnosticBag& bag)
      : tree_(tree), limits_(limits), bag_(bag) {}

  std::optional<Node> run() {
    Node root = resolve(tree_.root);
    return passed_limit_ ? std::nullopt : std::optional(std::move(root));
  }

 private:
  // Once a limit is passed every further node is a null, and the recursion runs out.
  Node resolve(RawId id) {
    const RawNode& raw = tree_[id];
    if (passed_limit_) return {};
    if (raw.kind == RawKind::alias) return resolve_alias(raw);
    if (alias_ != nullptr) count(raw);
    if (depth_ > limits_.depth) {
      pass_limit(Code::too_deep, "with this alias nested more than " +
                                     std::to_string(limits_.depth) + " levels deep");
      return {};
    }
    ++depth_;
    Node node;
    node.span = raw.span;
    fill(node, raw);
    --depth_;
    return node;
  }

  void fill(Node& node, const RawNode& raw) {
    switch (raw.kind) {
      case RawKind::scalar:
        node.kind = NodeKind::scalar;
        node.scalar = raw.scalar;
        return;
      case RawKind::sequence:
        node.kind = NodeKind::sequence;
        node.items.reserve(raw.children.size());
        for (const RawId child : raw.children) node.items.push_back(resolve(child));
        return;
      case RawKind::map:
        node.kind = NodeKind::map;
        fill_map(node, raw);
        return;
      case RawKind::null:
      case RawKind::alias: return;
    }
  }

  Node resolve_alias(const RawNode& alias) {
    const RawNode* const outer = std::exchange(alias_, alias_ == nullptr ? &alias : alias_);
    Node copy = resolve(alias.children[0]);
    alias_ = outer;
    return copy;
  }

  void fill_map(Node& node, const RawNode& raw) {
    std::vector<std::size_t> own;  // the places of the keys that count
    Keys keys;
    for (std::size_t i = 0; i + 1 < raw.children.size(); i += 2) {
      const RawNode& key = tree_.target(raw.children[i]);
      const bool counts = key.kind == RawKind::scalar && keys.insert(key.scalar.text).second;
      if (counts) own.push_back(i);
    }
    for (const std::size_t i : own) {
      const RawNode& key = tree_.target(raw.children[i]);
      Node value = resolve(raw.children[i + 1]);
      if (is_merge_key(key)) {
        merge(node, std::move(value), keys, true);
      } else {
        node.entries.push_back({key.scalar, std::move(value)});
      }
    }
  }

  // Takes over the entries whose keys `map` has not; of several maps the first that has a key.
  void merge(Node& map, Node&& source, Keys& keys, bool list_allowed) {
    if (source.kind == NodeKind::sequence && list_allowed) {
      for (Node& item : source.items) merge(map, std::move(item), keys, false);
      return;
    }
    if (source.kind != NodeKind::map) {
      if (passed_limit_) return;
      bag_.report(
          Code::wrong_shape, source.span,
          "'<<' takes a map or a list of maps, this is " + std::string(describe(source.kind)));
      return;
    }
    for (Entry& entry : source.entries) {
      if (keys.insert(entry.key.text).second) map.entries.push_back(std::move(entry));
    }
  }

  void count(const RawNode& copied) {
    ++copied_;
    if (copied.kind == RawKind::scalar) copied_ += (copied.span.end - copied.span.begin) / 64;
    if (copied_ <= limits_.alias_nodes) return;
    pass_limit(Code::alias_limit, "from this alias on aliases expand to more than " +
                                      std::to_string(limits_.alias_nodes) + " values");
  }

  void pass_limit(Code code, std::string message) {
    if (passed_limit_) return;
    passed_limit_ = true;
    const RawNode& place = alias_ == nullptr ? tree_[tree_.root] : *alias_;
    bag_.report(code, place.span, std::move(message));
  }

  const RawTree& tree_;
  const Limits& limits_;
  text::DiagnosticBag& bag_;
  const RawNode* alias_ = nullptr;  // the outermost one that is being copied
  std::uint64_t copied_ = 0;
  std::uint32_t depth_ = 0;
  bool passed_limit_ = false;
};

}  // namespace

std::optional<Node> resolve(const RawTree& tree, const Limits& limits, text::DiagnosticBag& bag) {
  return Resolver(tree, limits, bag).run();
}

}  // namespace mora::yaml
