// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/missing_column.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "replay/raw_value.hpp"

namespace mora::replay {
namespace {

constexpr std::size_t most_listed = 12;

std::string listed(std::span<const std::string_view> columns) {
  std::string list;
  for (std::size_t i = 0; i < std::min(columns.size(), most_listed); ++i) {
    RawValue name;
    name.form = RawForm::text;
    name.text = columns[i];
    list += (list.empty() ? "" : ", ") + describe(name);
  }
  return columns.size() > most_listed ? list + ", …" : list;
}

}  // namespace

std::string missing_column(std::string_view where, std::string_view wanted,
                           std::span<const std::string_view> columns) {
  return fmt::format("{} has no column '{}', only {}; 'source' says what a log calls it", where,
                     wanted, listed(columns));
}

}  // namespace mora::replay
