// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CasePolicies: the policies that the cases of a file are about. Threads: one owner. Ownership: the
// trees that cases were read from must outlive it.

#include <map>
#include <string>

#include "mora/compile.hpp"

#include "testing/written_case.hpp"

namespace mora::testing {

// Where a policy stands: under a path, or in the case file.
struct PolicyPlace {
  bool is_file = false;
  std::string path;  // of one in the case file, what messages call it
  std::string text;  // of one in the case file
};

class CasePolicies {
 public:
  CasePolicies(const std::string& case_file, CompileOptions options);

  // "rules/" for "rules/a.test.yaml"; empty for a file in the current folder.
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] PolicyPlace place(const WrittenPolicy& policy) const;
  // Once, also for all cases that inherit the file's.
  [[nodiscard]] const CompileResult& compile(const WrittenPolicy& policy);

 private:
  std::string folder_;
  CompileOptions options_;
  std::map<const syntax::Node*, CompileResult> compiled_;  // by where it stands in the tree
};

}  // namespace mora::testing
