// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "text/utf8.hpp"

namespace mora::text {
namespace {

// Longer words are no names that somebody misspelt; the bounds keep the work small where a file has
// thousands of names, and as many that are wrong.
constexpr std::size_t max_length = 64;
constexpr std::size_t most_candidates = 1'000;

// Code points, capitals and hyphens folded: "Require-Prior" is as good as require_prior.
std::u32string fold(std::string_view word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    char32_t value = point.value;
    if (value >= U'A' && value <= U'Z') value += U'a' - U'A';
    if (value == U'-' || value == U' ') value = U'_';
    out += value;
    at += point.size;
  }
  return out;
}

std::size_t tolerance(std::size_t length) {
  if (length < 2) return 0;
  if (length < 6) return 1;
  return length < 9 ? 2 : 3;
}

// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. `limit`
// for all that is as far or further.
std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit) return limit;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
    // A swap looks two rows back, where it adds one to what was there.
    const std::size_t least = std::min(*std::min_element(above.begin(), above.end()),
                                       *std::min_element(before.begin(), before.end()));
    if (least >= limit) return limit;
  }
  return std::min(above[b.size()], limit);
}

}  // namespace

std::string_view closest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > max_length) return {};
  const std::u32string folded = fold(word);
  std::size_t best = tolerance(folded.size()) + 1;
  std::string_view found;
  for (const std::string_view candidate :
       candidates.first(std::min(candidates.size(), most_candidates))) {
    if (candidate == word || candidate.size() > max_length) continue;
    const std::size_t d = distance(folded, fold(candidate), best);
    if (d >= best) continue;
    best = d;
    found = candidate;
  }
  return found;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view found = closest(word, candidates);
  if (found.empty()) return {};
  return "did you mean '" + std::string(found) + "'?";
}

}  // namespace mora::text
