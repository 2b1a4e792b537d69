// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_yaml: the text of a YAML file -> Node. The only stage that knows yaml-cpp, in its .cpp files
// alone. Threads: calls are independent of each other.

#include <cstdint>
#include <optional>

#include "mora/source_map.hpp"

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"
#include "yaml/raw_tree.hpp"

namespace mora::yaml {

struct Limits {
  std::uint32_t bytes = text::most_text;  // of one file
  std::uint32_t line_bytes =
      1u << 20;                     // of one line: yaml-cpp keeps all of a line's tokens at once
  std::uint32_t depth = 64;         // of nesting
  std::uint32_t nodes = 1'000'000;  // of one file, aliases not counted
  std::uint32_t alias_nodes =
      100'000;  // nodes made by aliases, in all; 64 bytes of text count as one
};

// The first document of the source. Reports syntax errors, tabs in the indentation, duplicate keys,
// keys that are no scalars, unknown anchors, `limits` passed, a second document, invalid UTF-8, to
// `bag`; null if there is no tree to go on with. YAML merge keys (<<: *a) are carried out.
[[nodiscard]] std::optional<syntax::Node> read_yaml(const SourceMap& sources, SourceId source,
                                                    text::DiagnosticBag& bag,
                                                    const Limits& limits = {});

// The same, with aliases and merge keys as they are written: for what looks at the text rather than
// at its meaning. A tree without nodes is an empty file.
[[nodiscard]] std::optional<RawTree> read_raw_yaml(const SourceMap& sources, SourceId source,
                                                   text::DiagnosticBag& bag,
                                                   const Limits& limits = {});

}  // namespace mora::yaml
