// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// suggest: the known name that a misspelt one was most likely meant to be.

#include <span>
#include <string>
#include <string_view>

namespace mora::text {

// The candidate with the smallest edit distance (adjacent swaps count one), if it is small for the
// word's length; empty otherwise. Ties go to the earlier candidate.
[[nodiscard]] std::string_view closest(std::string_view word,
                                       std::span<const std::string_view> candidates);
// "did you mean 'within'?", or empty.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     std::span<const std::string_view> candidates);

}  // namespace mora::text
