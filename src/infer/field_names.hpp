// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FieldNames: what a policy calls the columns of a log: time, type, case key and by their own way,
// each other one as the log does where that is possible. Threads: const, from any thread.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "infer/survey.hpp"

namespace mora::infer {

class FieldNames {
 public:
  // The case key must have been found.
  explicit FieldNames(const Survey& survey);

  [[nodiscard]] const std::string& case_key() const { return case_key_; }
  // Of a column that is a field.
  [[nodiscard]] const std::string& name(std::size_t column) const { return names_[column]; }
  // False for the columns that are time, type, case key and by.
  [[nodiscard]] bool is_field(std::size_t column) const { return !names_[column].empty(); }

 private:
  [[nodiscard]] bool is_used(std::string_view name) const;

  std::string case_key_;
  std::vector<std::string> names_;  // by column
};

}  // namespace mora::infer
