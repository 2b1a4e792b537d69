// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <set>

#include "mora/case_file.hpp"

#include "testing/written_case.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::inline v0 {

std::vector<std::string> tested_clauses(const std::string& path) {
  auto text = text::read_text(path);
  if (!text) return {};
  SourceMap sources;
  text::DiagnosticBag bag;
  const auto root = yaml::read_yaml(sources, sources.add(path, std::move(*text)), bag);
  if (!root) return {};
  std::set<std::string> clauses;
  for (const testing::WrittenCase& written : testing::read_cases(*root, bag)) {
    if (written.expect == nullptr) continue;
    for (const syntax::Node& finding : written.expect->items) {
      const syntax::Node* clause = finding.find("clause");
      if (clause != nullptr) clauses.insert(clause->scalar.text);
    }
  }
  return {clauses.begin(), clauses.end()};
}

}  // namespace mora::inline v0
