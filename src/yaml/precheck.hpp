// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is checked of a file before and beside the YAML library: size, bytes, and tabs, of which the
// library says too little.

#include <cstdint>
#include <string_view>
#include <vector>

#include "mora/source_map.hpp"

#include "text/diagnostic_bag.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::yaml {

// Reports a text that is too large, not UTF-8, or has characters that YAML forbids. False if so.
[[nodiscard]] bool check_bytes(const SourceMap& sources, SourceId source, const Limits& limits,
                               text::DiagnosticBag& bag);

// The first tab in the indentation of each line that begins before `end` and outside of `scalars`,
// which are in the order of the file. Blank lines and comments are free.
[[nodiscard]] std::vector<std::uint32_t> find_tab_indents(std::string_view file,
                                                          const std::vector<Span>& scalars,
                                                          std::uint32_t end);

}  // namespace mora::yaml
