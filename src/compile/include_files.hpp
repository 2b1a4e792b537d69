// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// IncludeFiles: the files that a policy includes, each read once, and none of a folder that it may
// not include from. Threads: one owner. Ownership:
// keeps the trees; the source map must outlive it.

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mora/source_map.hpp"

#include "policy/includes.hpp"

namespace mora::compile {

class IncludeFiles final : public policy::Includes {
 public:
  // Knows the policy's own file too: `tree` of `source`. `include_from`: folders beside that file's
  // own.
  IncludeFiles(SourceMap& sources, SourceId source, const syntax::Node& tree,
               std::span<const std::string> include_from, text::DiagnosticBag& bag);

  [[nodiscard]] const syntax::Node* open(const syntax::Scalar& path) override;

 private:
  [[nodiscard]] bool is_allowed(const std::filesystem::path& place) const;
  void read(const syntax::Scalar& path, const std::string& file, std::optional<syntax::Node>& tree);

  SourceMap& sources_;
  text::DiagnosticBag& bag_;
  const syntax::Node& root_;
  std::filesystem::path root_place_;
  std::vector<std::filesystem::path> folders_;  // of which files may be included
  // By place; null for a file that cannot be read.
  std::map<std::filesystem::path, std::optional<syntax::Node>> trees_;
};

}  // namespace mora::compile
