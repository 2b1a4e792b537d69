// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What read_yaml makes of a text, for the tests of this folder.

#include <optional>
#include <string>
#include <string_view>

#include "mora/source_map.hpp"

#include "syntax/dump.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::yaml {

struct Outcome {
  std::string tree;      // "none" where there is none
  std::string messages;  // rendered
};

inline Outcome read(std::string_view text, syntax::Places places = syntax::Places::hidden,
                    const Limits& limits = {}) {
  SourceMap sources;
  text::DiagnosticBag bag;
  const SourceId id = sources.add("p.yaml", std::string(text));
  const std::optional<syntax::Node> node = read_yaml(sources, id, bag, limits);
  return {node ? dump(*node, places) : "none", render(bag.take(), sources)};
}

}  // namespace mora::yaml
