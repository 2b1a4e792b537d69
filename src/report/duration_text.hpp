// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lengths of time in words, for people: "2 h 10 min", "2小時10分鐘".
// Threads: pure functions.

#include <string>
#include <string_view>

#include "mora/finding.hpp"
#include "mora/time.hpp"

#include "text/text_buffer.hpp"

namespace mora::report {

// Exact, in days of 24 hours down to fractions of a second; zero is "0 s".
[[nodiscard]] std::string duration_text(Duration duration, Language language);
void append_duration_text(text::TextBuffer& text, Duration duration, Language language);

// A duration as a policy writes it, in words and in the same units: "72h" is "72 h" and not 3 days,
// "2bd" is "2 business days". What it does not understand comes back as it was.
[[nodiscard]] std::string written_duration_text(std::string_view written, Language language);

}  // namespace mora::report
