// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings kept beyond the sink's call, and a program from a text that must compile.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::support {

struct KeptFinding {
  FindingKind kind{};
  std::uint64_t id = 0;
  std::string clause;
  std::string case_key;
  TimePoint at;
};

// A sink by reference to a list.
class Keep {
 public:
  explicit Keep(std::vector<KeptFinding>& findings) : findings_(&findings) {}
  void operator()(const Finding& f) const {
    findings_->push_back({f.kind, f.id, std::string(f.clause), std::string(f.case_key), f.at});
  }

 private:
  std::vector<KeptFinding>* findings_;
};

inline Program compiled(const std::string& policy) {
  const CompileResult result = compile_text("test.yaml", policy);
  EXPECT_TRUE(result) << result.messages();
  return result.program;
}

}  // namespace mora::support
