// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/map_reader.hpp"

#include <algorithm>

#include "text/suggest.hpp"

namespace mora::policy {

using syntax::Node;
using syntax::NodeKind;
using syntax::Scalar;

namespace {

// Of a map with more keys than this, no message lists them.
constexpr std::size_t most_listed = 8;

std::vector<std::string_view> names_of(std::initializer_list<KeySpecs> specs) {
  std::vector<std::string_view> names;
  for (const KeySpecs list : specs) {
    for (const KeySpec& spec : list) names.push_back(spec.name);
  }
  return names;
}

const KeySpec* find_spec(std::string_view key, std::span<const KeySpecs> specs) {
  for (const KeySpecs list : specs) {
    for (const KeySpec& spec : list) {
      if (spec.name == key) return &spec;
    }
  }
  return nullptr;
}

bool is_known(std::string_view key, std::initializer_list<KeySpecs> specs) {
  return find_spec(key, specs) != nullptr;
}

// "the keys here are from, to"; empty if they are too many.
std::string list_keys(std::initializer_list<KeySpecs> specs) {
  const std::vector<std::string_view> names = names_of(specs);
  if (names.size() > most_listed) return {};
  if (names.size() == 1) return "the only key here is '" + std::string(names[0]) + "'";
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  return "the keys here are " + list;
}

std::span<const std::string_view> words_of(std::string_view key,
                                           const std::vector<KeySpecs>& specs) {
  const KeySpec* spec = find_spec(key, specs);
  return spec == nullptr ? std::span<const std::string_view>() : spec->words;
}

constexpr std::string_view wide_colon = "：";

// What nobody would have as a key comes of YAML that says something else than it looks like.
std::string unlikely_key_help(std::string_view key) {
  if (key.find(wide_colon) != std::string_view::npos) {
    return "a key ends with ':' and a blank, not with the full-width '：'";
  }
  const bool cut_text = key.find(')') != std::string_view::npos;
  return cut_text ? "inside { } a text with a comma stands in quotes" : "";
}

}  // namespace

MapReader::MapReader(const Node& node, std::initializer_list<KeySpecs> specs, std::string_view what,
                     text::DiagnosticBag& bag)
    : node_(node), specs_(specs), bag_(bag) {
  if (node.kind != NodeKind::map) {
    report_shape(node, what, "a map of keys and values", bag).help = list_keys(specs);
    return;
  }
  for (const syntax::Entry& entry : node.entries) check_known(entry, specs, what);
  // In a small map, an unknown key stands where a missing one should.
  if (has_unknown_ && names_of(specs).size() <= most_listed) return;
  for (const KeySpecs list : specs) {
    for (const KeySpec& spec : list) {
      if (spec.need == Need::optional || find(spec.name) != nullptr) continue;
      if (spec.need == Need::here_or_included && find("include") != nullptr) continue;
      bag.report(Code::missing_key, node.span,
                 std::string(what) + " lacks the key '" + std::string(spec.name) +
                     "': " + std::string(spec.help));
    }
  }
}

void MapReader::check_known(const syntax::Entry& entry, std::initializer_list<KeySpecs> specs,
                            std::string_view what) {
  if (is_known(entry.key.text, specs)) return;
  has_unknown_ = true;
  const std::string_view meant = meant_key(node_, entry.key.text, specs);
  if (!meant.empty()) misspelt_.emplace_back(meant, &entry.value);
  std::string help = unlikely_key_help(entry.key.text);
  if (help.empty()) help = text::suggestion(entry.key.text, names_of(specs));
  if (help.empty()) help = list_keys(specs);
  if (help.empty() && is_known(entry.key.text, {clause_keys, rule_keys})) {
    help = "'" + entry.key.text + "' is a key of a clause; is it indented as the clause's others?";
  }
  bag_.report(Code::unknown_key, entry.key.span,
              std::string(what) + " has no key '" + entry.key.text + "'")
      .help = std::move(help);
}

const Node* MapReader::find(std::string_view key) const {
  if (node_.kind != NodeKind::map) return nullptr;
  if (const Node* value = node_.find(key)) return value;
  const auto found = std::find_if(misspelt_.begin(), misspelt_.end(),
                                  [&](const auto& misspelt) { return misspelt.first == key; });
  return found == misspelt_.end() ? nullptr : found->second;
}

const Scalar* MapReader::text(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? nullptr : as_text(*value, "'" + std::string(key) + "'", bag_);
}

const Scalar* MapReader::filled_text(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? nullptr : as_filled_text(*value, "'" + std::string(key) + "'", bag_);
}

std::string MapReader::text_or_empty(std::string_view key) const {
  const Scalar* value = text(key);
  return value == nullptr ? std::string() : value->text;
}

const Scalar* MapReader::choice(std::string_view key) const {
  const Scalar* value = text(key);
  if (value == nullptr) return nullptr;
  const auto words = words_of(key, specs_);
  if (std::find(words.begin(), words.end(), value->text) != words.end()) return value;
  std::string list;
  for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string(word);
  const std::string_view is = words.size() == 1 ? "' can only be " : "' is one of ";
  bag_.report(Code::bad_value, value->span,
              "'" + std::string(key) + std::string(is) + list + ", not '" + value->text + "'")
      .help =
      text::suggestion(value->text, std::vector<std::string_view>(words.begin(), words.end()));
  return nullptr;
}

std::string_view meant_key(const Node& map, std::string_view key,
                           std::initializer_list<KeySpecs> specs) {
  if (const KeySpec* known = find_spec(key, specs)) return known->name;
  if (key.find(wide_colon) != std::string_view::npos) return {};
  const std::string_view meant = text::closest(key, names_of(specs));
  return map.find(meant) == nullptr ? meant : std::string_view();
}

Diagnostic& report_shape(const Node& node, std::string_view what, std::string_view wanted,
                         text::DiagnosticBag& bag) {
  std::string message = std::string(what) + " is ";
  if (node.kind == NodeKind::null) {
    message += "empty";
  } else {
    message += std::string(wanted) + ", not " + std::string(syntax::describe(node.kind));
  }
  return bag.report(Code::wrong_shape, node.span, std::move(message));
}

const Scalar* as_text(const Node& node, std::string_view what, text::DiagnosticBag& bag) {
  if (node.kind == NodeKind::scalar) return &node.scalar;
  report_shape(node, what, "a text", bag);
  return nullptr;
}

const Scalar* as_filled_text(const Node& node, std::string_view what, text::DiagnosticBag& bag) {
  const Scalar* text = as_text(node, what, bag);
  if (text == nullptr || !text->text.empty()) return text;
  bag.report(Code::bad_value, text->span, std::string(what) + " is empty");
  return nullptr;
}

std::vector<const Node*> as_list(const Node& node) {
  if (node.kind != NodeKind::sequence) return {&node};
  std::vector<const Node*> items;
  for (const Node& item : node.items) items.push_back(&item);
  return items;
}

}  // namespace mora::policy
