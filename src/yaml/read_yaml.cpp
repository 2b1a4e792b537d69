// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/read_yaml.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/exceptions.h>
// Only so that the Node that parser.h declares has a definition: clang-tidy asks for one.
#include <yaml-cpp/node/node.h>
#include <yaml-cpp/parser.h>

#include "text/utf8.hpp"
#include "yaml/explain.hpp"
#include "yaml/precheck.hpp"
#include "yaml/resolve.hpp"
#include "yaml/tree_builder.hpp"

namespace mora::yaml {
namespace {

std::uint32_t end_of_line(std::string_view file, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(file.find('\n', at), file.size()));
}

// One reading of one file.
class Reader {
 public:
  Reader(std::string_view file, SourceId source, const Limits& limits, text::DiagnosticBag& bag)
      : file_(file),
        source_(source),
        limits_(limits),
        bag_(bag),
        shift_(static_cast<std::uint32_t>(text::byte_order_marks(file))) {}

  std::optional<RawTree> run() {
    TreeBuilder builder(file_, shift_, source_, limits_, bag_);
    if (!parse(builder)) return std::nullopt;
    const auto size = static_cast<std::uint32_t>(file_.size());
    if (report_tabs(builder, size)) return std::nullopt;
    return builder.take_tree();
  }

 private:
  bool parse(TreeBuilder& builder) {
    std::istringstream stream(std::string(file_.substr(shift_)));
    try {
      YAML::Parser parser(stream);
      // The builder refuses a second document.
      while (parser.HandleNextDocument(builder)) {
      }
      return true;
    } catch (const Stop&) {
      return false;
    } catch (const YAML::Exception& error) {
      const Span at = place(error.mark);
      const bool tabs = report_tabs(builder, end_of_line(file_, at.begin));
      if (!tabs) explain(error, file_, at, builder, bag_);
      return false;
    }
  }

  // The character at the mark; the last line's end when the file ends too early.
  [[nodiscard]] Span place(const YAML::Mark& mark) const {
    const auto size = static_cast<std::uint32_t>(file_.size());
    std::uint32_t begin = size;
    if (mark.pos >= 0) begin = std::min(static_cast<std::uint32_t>(mark.pos) + shift_, size);
    if (begin < size) return {source_, begin, begin + text::decode(file_, begin).size};
    while (begin > shift_ && (file_[begin - 1] == '\n' || file_[begin - 1] == '\r')) --begin;
    return {source_, begin, begin};
  }

  bool report_tabs(const TreeBuilder& builder, std::uint32_t end) {
    const std::vector<std::uint32_t> tabs = find_tab_indents(file_, builder.quoted_scalars(), end);
    for (const std::uint32_t tab : tabs) {
      bag_.report(Code::tab_indent, {source_, tab, tab + 1}, "a tab in the indentation").help =
          "indent with spaces";
    }
    return !tabs.empty();
  }

  std::string_view file_;
  SourceId source_;
  const Limits& limits_;
  text::DiagnosticBag& bag_;
  // Where the text begins, behind all byte order marks: yaml-cpp would skip a second one by itself,
  // and count it nowhere.
  std::uint32_t shift_;
};

}  // namespace

std::optional<syntax::Node> read_yaml(const SourceMap& sources, SourceId source,
                                      text::DiagnosticBag& bag, const Limits& limits) {
  const auto tree = read_raw_yaml(sources, source, bag, limits);
  if (!tree) return std::nullopt;
  if (tree->nodes.empty()) return syntax::Node{};
  return resolve(*tree, limits, bag);
}

std::optional<RawTree> read_raw_yaml(const SourceMap& sources, SourceId source,
                                     text::DiagnosticBag& bag, const Limits& limits) {
  if (!check_bytes(sources, source, limits, bag)) return std::nullopt;
  return Reader(sources.text(source), source, limits, bag).run();
}

}  // namespace mora::yaml
