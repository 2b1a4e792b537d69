// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Includes: where the files that a policy includes come from; reading a policy opens none itself.
// IncludeChain: the files that are being read, one within the other, so that none includes itself.

#include <algorithm>
#include <vector>

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

class Includes {
 public:
  virtual ~Includes() = default;
  // The tree of the file that `path` names, relative to the file that it stands in; lives as long
  // as this. Null if it cannot be read, which has been reported. The same file has the same tree.
  [[nodiscard]] virtual const syntax::Node* open(const syntax::Scalar& path) = 0;
};

class IncludeChain {
 public:
  IncludeChain(const syntax::Node& root, text::DiagnosticBag& bag) : files_{&root}, bag_(bag) {}

  // Calls read(tree), unless the file is being read already, which is reported.
  template <class Read>
  void within(const syntax::Node& tree, const syntax::Scalar& path, Read read) {
    if (std::find(files_.begin(), files_.end(), &tree) != files_.end()) {
      bag_.report(Code::cyclic_include, path.span,
                  "'" + path.text + "' is included by itself, directly or by way of others");
      return;
    }
    files_.push_back(&tree);
    read(tree);
    files_.pop_back();
  }

 private:
  std::vector<const syntax::Node*> files_;
  text::DiagnosticBag& bag_;
};

}  // namespace mora::policy
