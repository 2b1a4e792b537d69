// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// IncludedTexts: what a policy includes, taken from texts instead of files, by the names that the
// files had. Threads: one owner. Ownership: keeps the trees; the source map and the texts must
// outlive it.

#include <map>
#include <optional>
#include <span>
#include <string>

#include "mora/source_map.hpp"

#include "policy/includes.hpp"
#include "program/program_data.hpp"

namespace mora::compile {

class IncludedTexts final : public policy::Includes {
 public:
  // The first of the texts is the policy's own: `tree`.
  IncludedTexts(SourceMap& sources, std::span<const detail::SourceText> texts,
                const syntax::Node& tree, text::DiagnosticBag& bag)
      : sources_(sources), texts_(texts), root_(tree), bag_(bag) {}

  [[nodiscard]] const syntax::Node* open(const syntax::Scalar& path) override;

 private:
  SourceMap& sources_;
  std::span<const detail::SourceText> texts_;
  const syntax::Node& root_;
  text::DiagnosticBag& bag_;
  std::map<std::string, std::optional<syntax::Node>> trees_;  // by name
};

}  // namespace mora::compile
