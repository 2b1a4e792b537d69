// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "infer/field_names.hpp"

#include <algorithm>

namespace mora::infer {
namespace {

// What a policy knows by itself, and so cannot declare as a field.
bool is_reserved(std::string_view name) { return name == "time" || name == "type" || name == "by"; }

std::string last_part(const std::string& path) { return path.substr(path.find_last_of('.') + 1); }

// A dot would end the name in an expression, a backquote the quoted name.
std::string without_marks(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '.' || c == '`'; }, '_');
  return name;
}

}  // namespace

FieldNames::FieldNames(const Survey& survey) : names_(survey.columns().size()) {
  const Guess& guess = survey.guess();
  const auto path = [&](std::size_t column) {
    return survey.columns().path(static_cast<replay::LogColumns::Id>(column));
  };
  case_key_ = without_marks(last_part(path(*guess.case_key)));
  if (is_reserved(case_key_)) case_key_ = "case";
  const bool has_by = guess.by && survey.facts().by_is_text;
  for (std::size_t column = 1; column < names_.size(); ++column) {
    if (column == guess.time || column == guess.type || column == guess.case_key) continue;
    if (has_by && column == guess.by) continue;
    std::string name = without_marks(path(column));
    if (is_reserved(name) || name == case_key_) name = "log_" + name;
    while (is_used(name)) name += '_';
    names_[column] = std::move(name);
  }
}

bool FieldNames::is_used(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

}  // namespace mora::infer
