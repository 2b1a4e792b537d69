// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/map_reader.hpp"

#include <algorithm>

#include "text/suggest.hpp"

namespace mora::policy {

using syntax::Node;
using syntax::NodeKind;
using syntax::Scalar;

MapReader::MapReader(const Node& node, std::initializer_list<KeySpecs> specs, std::string_view what,
                     text::DiagnosticBag& bag)
    : node_(node), bag_(bag) {
  if (node.kind != NodeKind::map) {
    bag.report(Code::wrong_shape, node.span,
               std::string(what) + " is a map of keys and values, not " +
                   std::string(syntax::describe(node.kind)));
    return;
  }
  for (const syntax::Entry& entry : node.entries) {
    const auto known = [&](KeySpecs list) {
      return std::any_of(list.begin(), list.end(),
                         [&](const KeySpec& spec) { return spec.name == entry.key.text; });
    };
    if (std::none_of(specs.begin(), specs.end(), known)) report_unknown(entry.key, specs, what);
  }
  for (const KeySpecs list : specs) {
    for (const KeySpec& spec : list) {
      if (!spec.required || find(spec.name) != nullptr) continue;
      bag.report(Code::missing_key, node.span,
                 std::string(what) + " lacks the key '" + std::string(spec.name) + "': " +
                     std::string(spec.help));
    }
  }
}

void MapReader::report_unknown(const Scalar& key, std::initializer_list<KeySpecs> specs,
                               std::string_view what) {
  std::vector<std::string_view> names;
  for (const KeySpecs list : specs) {
    for (const KeySpec& spec : list) names.push_back(spec.name);
  }
  bag_.report(Code::unknown_key, key.span, std::string(what) + " has no key '" + key.text + "'")
      .help = text::suggestion(key.text, names);
}

const Node* MapReader::find(std::string_view key) const {
  return node_.kind == NodeKind::map ? node_.find(key) : nullptr;
}

const Scalar* MapReader::text(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? nullptr : as_text(*value, "'" + std::string(key) + "'", bag_);
}

std::string MapReader::text_or_empty(std::string_view key) const {
  const Scalar* value = text(key);
  return value == nullptr ? std::string() : value->text;
}

const Scalar* MapReader::choice(std::string_view key,
                                std::initializer_list<std::string_view> choices) const {
  const Scalar* value = text(key);
  if (value == nullptr || std::find(choices.begin(), choices.end(), value->text) != choices.end()) {
    return value;
  }
  std::string list;
  for (const std::string_view choice : choices) {
    list += (list.empty() ? "" : ", ") + std::string(choice);
  }
  bag_.report(Code::bad_value, value->span,
              "'" + std::string(key) + "' is one of " + list + ", not '" + value->text + "'")
      .help = text::suggestion(value->text, std::vector<std::string_view>(choices));
  return nullptr;
}

const Scalar* as_text(const Node& node, std::string_view what, text::DiagnosticBag& bag) {
  if (node.kind == NodeKind::scalar) return &node.scalar;
  bag.report(Code::wrong_shape, node.span,
             std::string(what) + " is a text, not " + std::string(syntax::describe(node.kind)));
  return nullptr;
}

std::vector<const Node*> as_list(const Node& node) {
  if (node.kind != NodeKind::sequence) return {&node};
  std::vector<const Node*> items;
  for (const Node& item : node.items) items.push_back(&item);
  return items;
}

}  // namespace mora::policy
