// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FlowLayout: values that are written in the line: scalars, aliases, and lists and maps between
// brackets, which are broken where they do not fit. Threads: belongs to one thread. Ownership:
// file, tree and page outlive it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "format/page.hpp"
#include "yaml/raw_tree.hpp"

namespace mora::format {

// The columns of a line that values are broken to fit into.
inline constexpr std::size_t line_width = 120;

class FlowLayout {
 public:
  FlowLayout(std::string_view file, const yaml::RawTree& tree, Page& page)
      : file_(file), tree_(tree), page_(page) {}

  // Goes on in the open line. `indent` is that of further lines of a text; `closing` counts the
  // characters that follow at once.
  void write(yaml::RawId id, std::size_t indent, std::size_t closing);
  // The whole on one line; null for what has several lines or comments.
  [[nodiscard]] std::optional<std::string> on_one_line(yaml::RawId id) const;
  // With the colon behind it.
  [[nodiscard]] std::string key_text(yaml::RawId id) const;

 private:
  [[nodiscard]] std::optional<std::string> pair_on_one_line(yaml::RawId key,
                                                            yaml::RawId value) const;
  [[nodiscard]] std::optional<std::string> item_on_one_line(const yaml::RawNode& node,
                                                            std::size_t item) const;
  [[nodiscard]] bool is_bare_key(yaml::RawId key, yaml::RawId value) const;
  void write_broken(const yaml::RawNode& node, std::size_t closing);
  void write_item(const yaml::RawNode& node, std::size_t item, std::size_t indent,
                  std::size_t closing);

  std::string_view file_;
  const yaml::RawTree& tree_;
  Page& page_;
};

}  // namespace mora::format
