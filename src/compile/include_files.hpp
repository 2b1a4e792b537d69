// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// IncludeFiles: the files that a policy includes, each read once. Threads: one owner. Ownership:
// keeps the trees; the source map must outlive it.

#include <map>
#include <optional>
#include <string>

#include "mora/source_map.hpp"

#include "policy/includes.hpp"

namespace mora::compile {

class IncludeFiles final : public policy::Includes {
 public:
  // Knows the policy's own file too: `tree` of `source`.
  IncludeFiles(SourceMap& sources, SourceId source, const syntax::Node& tree,
               text::DiagnosticBag& bag);

  [[nodiscard]] const syntax::Node* open(const syntax::Scalar& path) override;

 private:
  SourceMap& sources_;
  text::DiagnosticBag& bag_;
  const syntax::Node& root_;
  std::string root_identity_;
  // By identity; null for a file that cannot be read.
  std::map<std::string, std::optional<syntax::Node>> trees_;
};

}  // namespace mora::compile
