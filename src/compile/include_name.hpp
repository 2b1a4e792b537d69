// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The name of a file that a policy includes: its path from where the policy's own path begins.

#include <filesystem>
#include <string>

#include "mora/source_map.hpp"

#include "syntax/node.hpp"

namespace mora::compile {

// `path` is relative to the file in which it stands.
[[nodiscard]] inline std::string include_name(const SourceMap& sources,
                                              const syntax::Scalar& path) {
  const auto folder = std::filesystem::path(sources.name(path.span.source)).parent_path();
  return (folder / path.text).lexically_normal().string();
}

}  // namespace mora::compile
