// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "format/scalar_text.hpp"

#include <algorithm>
#include <vector>

#include "yaml/scan_scalar.hpp"

namespace mora::format {
namespace {

constexpr std::string_view blanks = " \t";

std::size_t leading_blanks(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(blanks) == std::string_view::npos;
}

// Where a backslash stands before the blanks at the end of a line, the first of them is escaped.
std::string_view trim_end(std::string_view line, char quote) {
  const std::size_t end = line.find_last_not_of(blanks) + 1;
  const std::string_view kept = line.substr(0, end);
  if (quote != '"' || end == line.size()) return kept;
  const std::size_t slashes = end - (kept.find_last_not_of('\\') + 1);
  return slashes % 2 == 1 ? line.substr(0, end + 1) : kept;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string reindented(std::string_view written, char quote, std::size_t indent) {
  const std::vector<std::string_view> lines = lines_of(written);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    if (i + 1 < lines.size()) line = trim_end(line, quote);
    if (i > 0) {
      text += '\n';
      line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
      if (!line.empty()) text.append(indent, ' ');
    }
    text += line;
  }
  return text;
}

// The lines of a block scalar, blank ones at its end included as far as they count.
class BlockLines {
 public:
  BlockLines(std::string_view file, const yaml::RawNode& node)
      : file_(file),
        node_(node),
        end_(static_cast<std::uint32_t>(std::min(file.find('\n', node.span.begin), file.size()))),
        header_(file.substr(node.span.begin, end_ - node.span.begin)),
        has_content_(node.span.end > end_),
        keeps_(indicators().find('+') != std::string_view::npos) {
    read_lines();
  }

  [[nodiscard]] std::string_view indicators() const {
    return header_.substr(0, std::min(header_.find_first_of(blanks), header_.size()));
  }
  // At the end of a file without a line end, which it gets.
  [[nodiscard]] bool lacks_line_end() const {
    const std::string& text = node_.scalar.text;
    return has_content_ && !text.empty() && text.back() != '\n' &&
           indicators().find('-') == std::string_view::npos;
  }
  // Of a block without content, the comment lies behind its span and is not its own.
  [[nodiscard]] std::string_view comment() const {
    const std::size_t hash = header_.find('#');
    if (!has_content_ || hash == std::string_view::npos) return {};
    return trim_end(header_.substr(hash), '\0');
  }
  [[nodiscard]] const std::vector<std::string_view>& lines() const { return lines_; }
  [[nodiscard]] std::size_t indent() const { return indent_; }
  [[nodiscard]] bool keeps() const { return keeps_; }
  [[nodiscard]] std::uint32_t end() const { return has_content_ || keeps_ ? end_ : node_.span.end; }

 private:
  void read_lines() {
    if (has_content_) {
      while (end_ < node_.span.end) take_line();
      find_indent();
    }
    // Blank lines behind the last words count if they are kept or are more than blank.
    std::size_t counted = lines_.size();
    std::uint32_t counted_end = end_;
    while (end_ < file_.size() && is_blank(next_line())) {
      take_line();
      const bool counts = keeps_ || (has_content_ && lines_.back().size() > indent_);
      if (!counts) continue;
      counted = lines_.size();
      counted_end = end_;
    }
    lines_.resize(counted);
    end_ = counted_end;
    // What is behind the last line end is no line.
    if (keeps_ && end_ == file_.size() && !lines_.empty() && lines_.back().empty()) {
      lines_.pop_back();
    }
  }

  // The decoded text has lost the indentation and nothing else.
  void find_indent() {
    const auto raw = std::find_if_not(lines_.begin(), lines_.end(), is_blank);
    const std::vector<std::string_view> decoded = lines_of(node_.scalar.text);
    const auto first = std::find_if_not(decoded.begin(), decoded.end(), is_blank);
    if (raw == lines_.end() || first == decoded.end()) return;
    indent_ = leading_blanks(*raw) - std::min(leading_blanks(*raw), leading_blanks(*first));
  }

  [[nodiscard]] std::string_view next_line() const {
    const std::size_t begin = end_ + 1;
    if (begin > file_.size()) return {};
    return file_.substr(begin, std::min(file_.find('\n', begin), file_.size()) - begin);
  }

  void take_line() {
    const std::string_view line = next_line();
    lines_.push_back(line);
    end_ = static_cast<std::uint32_t>(std::min(end_ + 1 + line.size(), file_.size()));
  }

  std::string_view file_;
  const yaml::RawNode& node_;
  std::uint32_t end_;  // of the last line taken
  std::string_view header_;
  bool has_content_;
  bool keeps_;
  std::vector<std::string_view> lines_;
  std::size_t indent_ = 0;
};

}  // namespace

std::string properties_text(std::string_view file, const yaml::RawNode& node) {
  std::string text;
  for (std::uint32_t at = node.begin; yaml::begins_property(file, at);) {
    const std::uint32_t end = yaml::end_of_property(file, at);
    text.append(file.substr(at, end - at)).append(" ");
    at = yaml::skip_space(file, end);
  }
  return text;
}

bool is_block_scalar(std::string_view file, const yaml::RawNode& node) {
  if (node.kind != yaml::RawKind::scalar || node.span.begin >= file.size()) return false;
  return file[node.span.begin] == '|' || file[node.span.begin] == '>';
}

std::string scalar_text(std::string_view file, const yaml::RawNode& node, std::size_t indent) {
  const std::string_view written = file.substr(node.span.begin, node.span.end - node.span.begin);
  const char quote = written.empty() ? '\0' : written[0];
  if (written.find('\n') != std::string_view::npos) return reindented(written, quote, indent);
  const bool single = quote == '\'' && written.size() >= 2;
  const std::string_view inner = single ? written.substr(1, written.size() - 2) : written;
  if (!single || inner.find_first_of("\"'\\") != std::string_view::npos)
    return std::string(written);
  return '"' + std::string(inner) + '"';
}

BlockScalar block_scalar_text(std::string_view file, const yaml::RawNode& node,
                              std::size_t indent) {
  const BlockLines block(file, node);
  BlockScalar result;
  for (const char c : block.indicators()) {
    if (c == '+' && block.lacks_line_end()) continue;
    result.text += c >= '1' && c <= '9' ? '2' : c;
  }
  if (block.lacks_line_end()) result.text += '-';
  if (!block.comment().empty()) result.text.append(" ").append(block.comment());
  for (const std::string_view line : block.lines()) {
    result.text += '\n';
    if (line.size() <= block.indent() && is_blank(line)) continue;
    result.text.append(indent, ' ').append(line.substr(std::min(block.indent(), line.size())));
  }
  result.end = block.end();
  result.keeps_blank_lines = block.keeps();
  return result;
}

}  // namespace mora::format
