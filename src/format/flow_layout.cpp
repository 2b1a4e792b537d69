// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "format/flow_layout.hpp"

#include "format/scalar_text.hpp"
#include "text/display_width.hpp"
#include "yaml/scan_scalar.hpp"

namespace mora::format {

using yaml::RawId;
using yaml::RawKind;
using yaml::RawNode;

namespace {

bool is_collection(const RawNode& node) {
  return node.kind == RawKind::map || node.kind == RawKind::sequence;
}

// How many children make up an item: those of a map are pairs.
std::size_t step_of(const RawNode& node) { return node.kind == RawKind::map ? 2 : 1; }

}  // namespace

std::string FlowLayout::key_text(RawId id) const {
  const RawNode& key = tree_[id];
  std::string text = properties_text(file_, key) + scalar_text(file_, key, 0);
  // The colon would be part of the alias.
  if (key.kind == RawKind::alias) text += ' ';
  return text + ':';
}

std::optional<std::string> FlowLayout::on_one_line(RawId id) const {
  const RawNode& node = tree_[id];
  std::string text = properties_text(file_, node);
  if (!is_collection(node)) {
    text += scalar_text(file_, node, 0);
    if (text.find('\n') != std::string::npos) return std::nullopt;
    return text;
  }
  if (page_.comment_between(node.span.begin, node.span.end)) return std::nullopt;
  text += node.kind == RawKind::map ? '{' : '[';
  for (std::size_t i = 0; i < node.children.size(); i += step_of(node)) {
    const auto item = item_on_one_line(node, i);
    if (!item) return std::nullopt;
    text.append(i == 0 ? "" : ", ").append(*item);
  }
  return text + (node.kind == RawKind::map ? '}' : ']');
}

std::optional<std::string> FlowLayout::item_on_one_line(const RawNode& node,
                                                        std::size_t item) const {
  if (node.kind == RawKind::sequence) return on_one_line(node.children[item]);
  return pair_on_one_line(node.children[item], node.children[item + 1]);
}

std::optional<std::string> FlowLayout::pair_on_one_line(RawId key, RawId value) const {
  std::string text = key_text(key);
  if (text.find('\n') != std::string::npos) return std::nullopt;
  if (is_bare_key(key, value)) return text.substr(0, text.size() - 1);
  const auto shown = on_one_line(value);
  if (!shown) return std::nullopt;
  return text.append(" ").append(*shown);
}

// {a, b: 1}: a key without a colon.
bool FlowLayout::is_bare_key(RawId key, RawId value) const {
  const RawNode& node = tree_[value];
  if (node.kind != RawKind::null || node.begin != node.span.end) return false;
  const std::uint32_t next = yaml::skip_space(file_, tree_[key].span.end);
  return next < file_.size() && file_[next] != ':';
}

void FlowLayout::write(RawId id, std::size_t indent, std::size_t closing) {
  const RawNode& node = tree_[id];
  const auto line = on_one_line(id);
  const bool fits = line && page_.column() + text::display_width(*line) + closing <= line_width;
  if (fits || !is_collection(node)) {
    page_.put(line ? *line : properties_text(file_, node) + scalar_text(file_, node, indent));
  } else {
    page_.put(properties_text(file_, node));
    write_broken(node, closing);
  }
  page_.pass(node.span.end);
}

void FlowLayout::write_broken(const RawNode& node, std::size_t closing) {
  const bool map = node.kind == RawKind::map;
  page_.put(map ? "{" : "[");
  page_.pass(yaml::skip_properties(file_, node.span.begin) + 1);
  const std::size_t indent = page_.column();
  for (std::size_t i = 0; i < node.children.size(); i += step_of(node)) {
    const bool last = i + step_of(node) >= node.children.size();
    const RawNode& item = tree_[node.children[i]];
    const auto line = item_on_one_line(node, i);
    if (i > 0) {
      page_.put(",");
      page_.pass_mark();
    }
    const std::size_t room = line_width - (last ? closing : 0) - 1;
    if (page_.comment_before(item.begin)) {
      page_.begin_line(item.begin, indent);
    } else if (i > 0 && line && page_.column() + 1 + text::display_width(*line) <= room) {
      page_.put(" ");
    } else if (i > 0) {
      page_.break_line(indent);
    }
    write_item(node, i, indent, last ? closing + 1 : 1);
  }
  if (page_.comment_before(node.span.end)) page_.begin_line(node.span.end - 1, indent - 1);
  page_.put(map ? "}" : "]");
}

void FlowLayout::write_item(const RawNode& node, std::size_t item, std::size_t indent,
                            std::size_t closing) {
  if (node.kind == RawKind::sequence) return write(node.children[item], indent, closing);
  const RawId key = node.children[item];
  const RawId value = node.children[item + 1];
  const std::string text = key_text(key);
  page_.pass(tree_[key].span.end);
  if (is_bare_key(key, value)) return page_.put(text.substr(0, text.size() - 1));
  page_.put(text);
  page_.pass_mark();
  page_.put(" ");
  page_.begin_line(tree_[value].begin, indent);
  write(value, indent, closing);
}

}  // namespace mora::format
