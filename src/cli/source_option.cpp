// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/source_option.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace mora::cli {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// One NAME=COLUMN; false if it is none.
bool add_name(std::string_view text, std::vector<SourceName>& names) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return false;
  names.push_back({std::string(trimmed(text.substr(0, equals))),
                   std::string(trimmed(text.substr(equals + 1)))});
  return true;
}

// What is wrong with it for every policy; empty if it suits one of them.
std::string mistake_of(const SourceName& name, const std::vector<LoadedPolicy>& policies) {
  std::string first;
  for (const LoadedPolicy& policy : policies) {
    std::string mistake = source_mistake(policy.program, name);
    if (mistake.empty()) return {};
    if (first.empty()) first = std::move(mistake);
  }
  return first;
}

bool are_same(const Program& program, const SourceName& a, const SourceName& b) {
  const auto meant = [&](const SourceName& name) {
    return name.field == "case" ? program.case_key() : std::string_view(name.field);
  };
  return meant(a) == meant(b);
}

bool stands_twice(const SourceName& name, const std::vector<SourceName>& before,
                  const std::vector<LoadedPolicy>& policies) {
  return std::any_of(policies.begin(), policies.end(), [&](const LoadedPolicy& policy) {
    return std::any_of(before.begin(), before.end(), [&](const SourceName& other) {
      return are_same(policy.program, name, other);
    });
  });
}

}  // namespace

SourceOption split_source_option(const std::vector<std::string>& texts) {
  SourceOption option;
  for (const std::string_view text : texts) {
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(',', begin), text.size());
      const std::string_view part = text.substr(begin, end - begin);
      begin = end + 1;
      if (add_name(part, option.names)) continue;
      option.mistake = fmt::format("'{}' is no NAME=COLUMN, such as time=ts", trimmed(part));
      return option;
    }
  }
  return option;
}

SourceOption read_source_option(const std::vector<std::string>& texts,
                                const std::vector<LoadedPolicy>& policies) {
  SourceOption option = split_source_option(texts);
  if (!option.mistake.empty()) return option;
  const std::vector<SourceName> names = std::move(option.names);
  option.names.clear();
  for (const SourceName& name : names) {
    option.mistake = mistake_of(name, policies);
    if (option.mistake.empty() && stands_twice(name, option.names, policies)) {
      option.mistake = fmt::format("'{}' is named twice", name.field);
    }
    if (!option.mistake.empty()) return option;
    option.names.push_back(name);
  }
  return option;
}

}  // namespace mora::cli
