// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/csv_row.hpp"

#include <algorithm>
#include <array>

namespace mora::replay {

CsvFault CsvRow::split(std::string_view text, char delimiter) {
  cells_.clear();
  texts_.clear();
  // Cells are views into this: it must not move.
  texts_.reserve(text.size());
  while (true) {
    const CsvFault fault = take_cell(text, delimiter);
    if (fault != CsvFault::none) return fault;
    if (text.empty()) return CsvFault::none;
    text.remove_prefix(1);
  }
}

// Leaves the delimiter at the front of `rest`.
CsvFault CsvRow::take_cell(std::string_view& rest, char delimiter) {
  if (rest.starts_with('"')) return take_quoted(rest, delimiter);
  const std::string_view cell = rest.substr(0, rest.find(delimiter));
  if (cell.find('"') != std::string_view::npos) return CsvFault::quote_in_cell;
  cells_.push_back({cell, false});
  rest.remove_prefix(cell.size());
  return CsvFault::none;
}

CsvFault CsvRow::take_quoted(std::string_view& rest, char delimiter) {
  rest.remove_prefix(1);
  const std::size_t first = texts_.size();
  while (true) {
    const std::size_t quote = rest.find('"');
    if (quote == std::string_view::npos) return CsvFault::open_quote;
    const std::string_view part = rest.substr(0, quote);
    rest.remove_prefix(quote + 1);
    if (rest.starts_with('"')) {
      texts_.append(part).append(1, '"');
      rest.remove_prefix(1);
      continue;
    }
    if (!rest.empty() && rest.front() != delimiter) return CsvFault::text_behind_quote;
    if (texts_.size() == first) {
      cells_.push_back({part, true});
      return CsvFault::none;
    }
    texts_.append(part);
    cells_.push_back({std::string_view(texts_).substr(first), true});
    return CsvFault::none;
  }
}

char csv_delimiter(std::string_view line) {
  constexpr std::array<char, 3> delimiters = {',', ';', '\t'};
  std::array<std::size_t, delimiters.size()> counts{};
  bool in_quotes = false;
  for (const char c : line) {
    if (c == '"') in_quotes = !in_quotes;
    const auto* const found = std::find(delimiters.begin(), delimiters.end(), c);
    if (!in_quotes && found != delimiters.end()) {
      ++counts[static_cast<std::size_t>(found - delimiters.begin())];
    }
  }
  const auto* const most = std::max_element(counts.begin(), counts.end());
  return delimiters[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace mora::replay
