// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/clause_choice.hpp"

#include <algorithm>

namespace mora::explain {

bool means(std::string_view wanted, std::string_view clause) {
  if (!wanted.ends_with(".*")) return wanted == clause;
  return clause.starts_with(wanted.substr(0, wanted.size() - 1));
}

bool is_chosen(std::span<const std::string> wanted, std::string_view clause) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(),
                                       [&](const std::string& id) { return means(id, clause); });
}

}  // namespace mora::explain
