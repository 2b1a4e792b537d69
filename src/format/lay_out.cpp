// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "format/lay_out.hpp"

#include <algorithm>
#include <optional>

#include "format/alignment.hpp"
#include "format/comments.hpp"
#include "format/flow_layout.hpp"
#include "format/page.hpp"
#include "format/scalar_text.hpp"
#include "text/display_width.hpp"
#include "yaml/scan_scalar.hpp"

namespace mora::format {

using yaml::RawId;
using yaml::RawKind;
using yaml::RawNode;

namespace {

constexpr std::size_t indent_step = 2;

bool is_block(const RawNode& node) {
  return (node.kind == RawKind::map || node.kind == RawKind::sequence) && !node.flow;
}

// Maps and lists of lines; what stands in a line is FlowLayout's.
class BlockLayout {
 public:
  BlockLayout(std::string_view file, const yaml::RawTree& tree)
      : file_(file),
        tree_(tree),
        page_(file, find_comments(file, tree)),
        flow_(file, tree, page_) {}

  std::string write() {
    if (tree_.nodes.empty()) return page_.finish();
    const RawNode& root = tree_[tree_.root];
    const std::size_t indent = needs_indent(root) ? indent_step : 0;
    if (is_block(root)) {
      write_block(root, indent, true);
    } else {
      page_.begin_line(root.begin, indent);
      // At the margin a further line of a text may be taken for something else.
      write_in_line(tree_.root, indent_step);
    }
    return page_.finish();
  }

 private:
  // Whether a text of the file's outermost lines would be taken for the mark that begins or ends a
  // document, were it to stand at the margin.
  [[nodiscard]] bool needs_indent(const RawNode& root) const {
    if (root.kind != RawKind::map) return looks_like_mark(root);
    for (std::size_t i = 0; i < root.children.size(); i += 2) {
      if (!root.flow && looks_like_mark(tree_[root.children[i]])) return true;
    }
    return false;
  }
  [[nodiscard]] bool looks_like_mark(const RawNode& node) const {
    const std::string_view text = file_.substr(node.begin, 4);
    const bool mark = text.starts_with("---") || text.starts_with("...");
    return mark && (text.size() == 3 || text[3] == ' ' || text[3] == '\t' || text[3] == '\n');
  }

  void write_block(const RawNode& node, std::size_t indent, bool top) {
    if (node.kind == RawKind::map) {
      write_map(node, indent, top);
    } else {
      write_list(node, indent, false);
    }
  }

  void write_map(const RawNode& map, std::size_t indent, bool top) {
    if (map.children.empty()) return;
    const auto column = find_value_column(file_, tree_, map);
    for (std::size_t i = 0; i + 1 < map.children.size(); i += 2) {
      const RawNode& key = tree_[map.children[i]];
      const RawNode& value = tree_[map.children[i + 1]];
      page_.begin_line(key.begin, indent);
      page_.put(flow_.key_text(map.children[i]));
      page_.pass(key.span.end);
      page_.pass_mark();
      // Clauses and cases are set apart by blank lines.
      const bool paragraphs = top && (key.scalar.text == "clauses" || key.scalar.text == "cases");
      if (is_block(value)) {
        write_block_value(value, indent + indent_step, paragraphs);
      } else {
        if (!is_absent(value)) page_.put_blanks_to(column ? indent + *column : 0);
        write_in_line(map.children[i + 1], indent + indent_step);
      }
    }
    page_.close_block(source_column(file_, tree_[map.children[0]].begin), indent);
  }

  void write_block_value(const RawNode& value, std::size_t indent, bool paragraphs) {
    if (const std::string properties = properties_text(file_, value); !properties.empty()) {
      page_.put(" " + properties);
      page_.pass(yaml::end_of_properties(file_, value.begin));
    }
    page_.end_line();
    page_.open_block();
    if (value.kind == RawKind::sequence) {
      write_list(value, indent, paragraphs);
    } else {
      write_map(value, indent, false);
    }
  }

  void write_list(const RawNode& list, std::size_t indent, bool paragraphs) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < list.children.size(); ++i) {
      const RawNode& item = tree_[list.children[i]];
      const std::uint32_t dash = page_.next_mark();
      if (i == 0) column = source_column(file_, dash);
      const bool lines = is_block(item) || (i > 0 && is_block(tree_[list.children[i - 1]]));
      if (paragraphs && i > 0 && lines) page_.separate(dash);
      page_.begin_line(dash, indent);
      page_.put("- ");
      page_.pass_mark();
      write_item(list.children[i], indent + indent_step);
    }
    page_.close_block(column, indent);
  }

  void write_item(RawId id, std::size_t indent) {
    const RawNode& item = tree_[id];
    if (!is_block(item)) return write_in_line(id, indent);
    // An anchor in the line of a key would be the key's.
    if (const std::string properties = properties_text(file_, item); !properties.empty()) {
      page_.put(properties);
      page_.pass(yaml::end_of_properties(file_, item.begin));
      page_.end_line();
    }
    write_block(item, indent, false);
  }

  // What stands behind a key or a dash, up to the end of its last line.
  void write_in_line(RawId id, std::size_t indent) {
    const RawNode& node = tree_[id];
    if (is_block_scalar(file_, node)) return write_block_scalar(node, indent);
    if (!is_absent(node)) {
      if (belongs_below(id) && !page_.comment_before(node.begin)) page_.break_line(indent);
      page_.begin_line(node.begin, indent);
      flow_.write(id, indent, 0);
    }
    page_.end_line();
  }

  void write_block_scalar(const RawNode& node, std::size_t indent) {
    page_.put(properties_text(file_, node));
    const BlockScalar block = block_scalar_text(file_, node, indent);
    page_.put(block.text);
    page_.pass(block.end);
    if (block.text.find('\n') == std::string::npos) return page_.end_line();
    page_.end_block_scalar(block.keeps_blank_lines);
  }

  // A text that its author has put below its key stays there if it has several lines or would not
  // fit behind the key.
  [[nodiscard]] bool belongs_below(RawId id) const {
    const RawNode& node = tree_[id];
    if (node.kind != RawKind::scalar) return false;
    const std::uint32_t line = line_begin(file_, node.begin);
    const bool first =
        file_.substr(line, node.begin - line).find_first_not_of(' ') == std::string_view::npos;
    if (!first || id == tree_.root) return false;
    const auto text = flow_.on_one_line(id);
    return !text || page_.column() + text::display_width(*text) > line_width;
  }

  [[nodiscard]] static bool is_absent(const RawNode& node) {
    return node.kind == RawKind::null && node.begin == node.span.end;
  }

  std::string_view file_;
  const yaml::RawTree& tree_;
  Page page_;
  FlowLayout flow_;
};

}  // namespace

std::string lay_out(std::string_view file, const yaml::RawTree& tree) {
  return BlockLayout(file, tree).write();
}

}  // namespace mora::format
