// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/source_map.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace mora::inline v0 {
namespace {

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{static_cast<std::uint32_t>(text::byte_order_marks(text))};
  // Offsets are 32 bits wide; what lies beyond belongs to the last line.
  text = text.substr(0, UINT32_MAX);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return starts;
}

}  // namespace

SourceId SourceMap::add(std::string name, std::string text) {
  std::vector<std::uint32_t> starts = find_line_starts(text);
  sources_.push_back({std::move(name), std::move(text), std::move(starts)});
  return static_cast<SourceId>(sources_.size() - 1);
}

LineColumn SourceMap::locate(SourceId id, std::uint32_t offset) const {
  const std::vector<std::uint32_t>& starts = sources_[id].line_starts;
  const auto after = std::upper_bound(starts.begin() + 1, starts.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts.begin());
  const std::uint32_t start = starts[line - 1];
  const std::string_view content = line_text(id, line);
  const std::size_t stop =
      offset < start ? 0 : std::min<std::size_t>(offset - start, content.size());
  std::uint32_t column = 1;
  for (std::size_t at = 0; at < stop;) {
    at += text::decode(content, at).size;
    if (at <= stop) ++column;
  }
  return {line, column};
}

std::string_view SourceMap::line_text(SourceId id, std::uint32_t line) const {
  const Source& source = sources_[id];
  if (line == 0 || line > source.line_starts.size()) return {};
  const std::string_view rest = std::string_view(source.text).substr(source.line_starts[line - 1]);
  std::string_view content = rest.substr(0, rest.find('\n'));
  if (content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

}  // namespace mora::inline v0
