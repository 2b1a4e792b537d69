// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/case_policies.hpp"

#include <filesystem>
#include <utility>

namespace mora::testing {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() || folder.ends_with('/') ? folder : folder + "/";
}

}  // namespace

CasePolicies::CasePolicies(const std::string& case_file, CompileOptions options)
    : folder_(folder_of(case_file)), options_(std::move(options)) {}

PolicyPlace CasePolicies::place(const WrittenPolicy& policy) const {
  if (policy.rules == nullptr) return {false, folder_ + "policy.yaml", policy.policy->scalar.text};
  const fs::path path = fs::path(folder_) / policy.rules->scalar.text;
  return {true, path.lexically_normal().string(), {}};
}

const CompileResult& CasePolicies::compile(const WrittenPolicy& policy) {
  const syntax::Node* node = policy.rules != nullptr ? policy.rules : policy.policy;
  const auto known = compiled_.find(node);
  if (known != compiled_.end()) return known->second;
  const PolicyPlace at = place(policy);
  return compiled_
      .emplace(node, at.is_file ? compile_file(at.path, options_)
                                : compile_text(at.path, at.text, options_))
      .first->second;
}

}  // namespace mora::testing
