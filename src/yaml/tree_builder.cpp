// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/tree_builder.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <yaml-cpp/mark.h>

#include "yaml/scan_scalar.hpp"

namespace mora::yaml {
namespace {

constexpr std::string_view core_prefix = "tag:yaml.org,2002:";
constexpr std::string_view text_tag = "tag:yaml.org,2002:str";

bool has_meaning(std::string_view tag) {
  if (tag.empty() || tag == "?" || tag == "!") return true;
  if (!tag.starts_with(core_prefix)) return false;
  constexpr std::string_view names[] = {"str", "int", "float", "bool", "null", "map", "seq"};
  const std::string_view name = tag.substr(core_prefix.size());
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// The length of a null that is written out; 0 for one that is not.
std::uint32_t null_length(std::string_view text) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    const auto length = static_cast<std::uint32_t>(word.size());
    if (text.starts_with(word) && end_of_word(text, 0) >= length) return length;
  }
  return 0;
}

syntax::NodeKind shown_kind(RawKind kind) {
  if (kind == RawKind::sequence) return syntax::NodeKind::sequence;
  return kind == RawKind::map ? syntax::NodeKind::map : syntax::NodeKind::null;
}

}  // namespace

TreeBuilder::TreeBuilder(std::string_view file, std::uint32_t shift, SourceId source,
                         const Limits& limits, text::DiagnosticBag& bag)
    : file_(file), shift_(shift), source_(source), limits_(limits), bag_(bag), cursor_(shift) {}

Span TreeBuilder::open_bracket() const {
  if (open_.empty() || !open_.back().flow) return span(cursor_, cursor_);
  const std::uint32_t begin = skip_properties(file_, tree_[open_.back().id].span.begin);
  return span(begin, begin + 1);
}

std::vector<std::string_view> TreeBuilder::anchor_names() const {
  return {anchor_names_.begin(), anchor_names_.end()};
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (has_document_) {
    const std::uint32_t begin = offset(mark);
    const Span place = span(begin, end_of_word(file_, begin));
    if (!file_.substr(begin).starts_with("---")) {
      stop(Code::yaml_syntax, place, "this does not belong to the list or map above it",
           "is it indented as the lines above?");
    }
    stop(Code::yaml_syntax, place, "a second document begins here",
         "a policy file holds one document; use a file of its own and include it");
  }
  has_document_ = true;
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  RawNode node;
  // What has a tag comes as a text. Without an anchor, what stands at the mark is what follows; but
  // nothing follows where anchor or tag are all that there is.
  const bool is_alone = open_.empty() && begins_property(file_, offset(mark));
  const bool has_properties = anchor != 0 || is_alone;
  const std::uint32_t written =
      has_properties ? skip_properties(file_, offset(mark)) : offset(mark);
  node.span =
      is_alone ? span(written, written + null_length(file_.substr(written))) : null_span(written);
  node.begin = has_properties ? offset(mark) : node.span.begin;
  cursor_ = node.span.end;
  // Of a document that is only its mark there is nothing to tell.
  const bool is_nothing = open_.empty() && node.begin == node.span.end;
  if (!is_nothing) add(std::move(node), anchor);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::uint32_t begin = offset(mark);
  RawNode node;
  node.kind = RawKind::alias;
  node.begin = begin;
  node.span = span(begin, end_of_word(file_, begin));
  cursor_ = node.span.end;
  const RawId target = anchors_.at(anchor - 1);
  const bool unfinished = std::any_of(open_.begin(), open_.end(),
                                      [target](const Open& open) { return open.id == target; });
  if (unfinished) {
    stop(Code::alias_limit, node.span, "this alias stands inside of its own anchor",
         "a value cannot contain itself");
  }
  node.children.push_back(target);
  add(std::move(node), 0);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  check_tag(offset(mark), tag);
  ScannedScalar scanned = scan_scalar(file_, offset(mark), value);
  if (scanned.unclosed) {
    stop(Code::yaml_syntax, span(scanned.begin, scanned.begin + 1), "this quote is never closed",
         {});
  }
  check_block_header(scanned.begin);
  RawNode node;
  node.kind = RawKind::scalar;
  node.begin = offset(mark);
  node.span = span(scanned.begin, scanned.end);
  if (scanned.quoted) quoted_.push_back(node.span);
  const bool is_text = scanned.quoted || tag == text_tag || tag == "!";
  node.scalar = {value, node.span, std::move(scanned.offsets), is_text};
  cursor_ = scanned.end;
  add(std::move(node), anchor);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  open(RawKind::sequence, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  open(RawKind::map, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
}

void TreeBuilder::OnMapEnd() {
  check_keys(tree_[open_.back().id]);
  close();
}

void TreeBuilder::OnAnchor(const YAML::Mark& /*mark*/, const std::string& name) {
  anchor_names_.push_back(name);
}

std::uint32_t TreeBuilder::offset(const YAML::Mark& mark) const {
  const auto size = static_cast<std::uint32_t>(file_.size());
  return mark.pos < 0 ? shift_ : std::min(static_cast<std::uint32_t>(mark.pos) + shift_, size);
}

Span TreeBuilder::span(std::uint32_t begin, std::uint32_t end) const {
  return {source_, begin, end};
}

// yaml-cpp reports a value that is left out at the place of what follows it, lines below perhaps.
Span TreeBuilder::null_span(std::uint32_t written) const {
  if (const std::uint32_t length = null_length(file_.substr(written)); length > 0) {
    return span(written, written + length);
  }
  const std::uint32_t next = skip_space(file_, cursor_);
  const bool indicator = next < file_.size() && (file_[next] == ':' || file_[next] == '-');
  const std::uint32_t place = indicator ? next + 1 : cursor_;
  return span(place, place);
}

RawId TreeBuilder::add(RawNode node, YAML::anchor_t anchor) {
  if (tree_.nodes.size() >= limits_.nodes) {
    stop(Code::too_large, node.span,
         "the file has more than " + std::to_string(limits_.nodes) + " values",
         "split the policy with include");
  }
  const auto id = static_cast<RawId>(tree_.nodes.size());
  tree_.nodes.push_back(std::move(node));
  if (anchor != 0) {
    anchors_.resize(std::max<std::size_t>(anchors_.size(), anchor));
    anchors_[anchor - 1] = id;
  }
  if (open_.empty()) {
    tree_.root = id;
  } else {
    tree_.nodes[open_.back().id].children.push_back(id);
  }
  return id;
}

void TreeBuilder::open(RawKind kind, const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor, bool flow) {
  const std::uint32_t begin = offset(mark);
  if (open_.size() >= limits_.depth) {
    stop(Code::too_deep, span(begin, begin + 1),
         "nested more than " + std::to_string(limits_.depth) + " levels deep", {});
  }
  check_tag(begin, tag);
  const std::uint32_t content = skip_properties(file_, begin);
  // A single pair in a list, [a: b], is a flow map without brackets.
  const bool bracket =
      flow && content < file_.size() && file_[content] == (kind == RawKind::map ? '{' : '[');
  cursor_ = bracket ? content + 1 : content;
  RawNode node;
  node.kind = kind;
  node.flow = flow;
  // Where a block begins without properties, those that stand there are its first item's.
  const bool has_properties = anchor != 0 || (!tag.empty() && tag != "?");
  node.begin = flow || has_properties ? begin : content;
  node.span = span(begin, cursor_);
  const RawId id = add(std::move(node), anchor);
  open_.push_back({id, bracket});
}

void TreeBuilder::close() {
  const Open closed = open_.back();
  open_.pop_back();
  RawNode& node = tree_.nodes[closed.id];
  if (closed.flow) {
    const char bracket = node.kind == RawKind::map ? '}' : ']';
    const auto between = [](char c) { return c == ',' || c == ':' || c == '?'; };
    std::uint32_t end = skip_space(file_, cursor_);
    while (end < file_.size() && between(file_[end])) end = skip_space(file_, end + 1);
    if (end < file_.size() && file_[end] == bracket) cursor_ = end + 1;
  }
  node.span.end = std::max(node.span.end, cursor_);
}

void TreeBuilder::check_tag(std::uint32_t mark, const std::string& tag) {
  if (has_meaning(tag)) return;
  std::uint32_t begin = mark;
  if (file_.substr(begin, 1) == "&") begin = skip_space(file_, end_of_word(file_, begin));
  const Span place = span(begin, end_of_word(file_, begin));
  bag_.report(Code::yaml_syntax, place, "a tag has no meaning in a policy").help =
      "remove it, or put the text in quotes";
}

// yaml-cpp lets it pass, YAML does not.
void TreeBuilder::check_block_header(std::uint32_t begin) {
  if (begin >= file_.size() || (file_[begin] != '|' && file_[begin] != '>')) return;
  const std::size_t end = file_.find_first_of("# \t\r\n", begin);
  if (end == std::string_view::npos || file_[end] != '#') return;
  const auto hash = static_cast<std::uint32_t>(end);
  stop(Code::yaml_syntax, span(hash, hash + 1), "a comment needs a blank before its '#'", {});
}

// yaml-cpp lets two things pass that YAML does not know: a last key without its ':', as where a
// file was cut off, and keys that go on over several lines. The second can be had with a '?', but
// not here.
void TreeBuilder::check_key_text(const RawNode& map, std::size_t place) {
  const RawNode& key = tree_[map.children[place]];
  const RawNode& value = tree_[map.children[place + 1]];
  const std::string_view text = file_.substr(key.span.begin, key.span.end - key.span.begin);
  if (text.find('\n') != std::string_view::npos) {
    stop(Code::yaml_syntax, span(key.span.begin, key.span.begin + 1), "a key of several lines",
         "a key and the ': ' behind it stand in one line");
  }
  if (map.flow || value.kind != RawKind::null) return;
  const std::uint32_t behind = skip_space(file_, key.span.end);
  if (behind < file_.size() && file_[behind] == ':') return;
  const std::size_t before = file_.substr(0, key.begin).find_last_not_of(" \t\r\n");
  if (before != std::string_view::npos && file_[before] == '?') return;
  stop(Code::yaml_syntax, key.span, "a key without a ':' behind it", "has the file been cut off?");
}

void TreeBuilder::check_keys(const RawNode& map) {
  std::unordered_map<std::string_view, Span> seen;
  for (std::size_t i = 0; i + 1 < map.children.size(); i += 2) {
    check_key_text(map, i);
    const RawNode& key = tree_.target(map.children[i]);
    const Span place = tree_[map.children[i]].span;
    if (key.kind != RawKind::scalar) {
      bag_.report(Code::wrong_shape, place,
                  "a key must be a text, this is " + std::string(describe(shown_kind(key.kind))));
      continue;
    }
    const auto [first, is_new] = seen.try_emplace(key.scalar.text, place);
    if (is_new) continue;
    Diagnostic& diagnostic = bag_.report(Code::duplicate_key, place,
                                         "'" + key.scalar.text + "' stands twice in this map");
    diagnostic.notes.push_back({first->second, "the first one is here"});
  }
}

void TreeBuilder::stop(Code code, Span place, std::string message, std::string help) {
  bag_.report(code, place, std::move(message)).help = std::move(help);
  throw Stop{};
}

}  // namespace mora::yaml
