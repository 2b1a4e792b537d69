// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// length_words: what rules are measured by, in words: lengths of time, dates, amounts, roles.
// Threads: pure functions.

#include <cstdint>
#include <string>
#include <string_view>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "program/program_data.hpp"

namespace mora::explain {

// In the units in which a policy writes it: 72 h is not 3 days.
[[nodiscard]] std::string length_words(const detail::Within& length, Language language);
// The local day that `t` lies in: "2026-03-02".
[[nodiscard]] std::string date_words(const Program& program, TimePoint t);
// ProgramData::amounts[first, first + count), each with the date from which it holds.
[[nodiscard]] std::string amount_words(const Program& program, std::uint32_t first,
                                       std::uint32_t count, Language language);
// Chinese without the blanks beside wide characters that pieces put together leave: before and
// behind punctuation, and between two characters. What stands in quotes is left alone.
[[nodiscard]] std::string close_up(std::string_view chinese);
// What people call the role; in English with its article.
[[nodiscard]] std::string role_words(const Program& program, std::string_view role,
                                     Language language);

}  // namespace mora::explain
