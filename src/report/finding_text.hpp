// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Single values of a finding as the machine-readable formats write them, at the end of a text.
// Threads: free functions.

#include "mora/finding.hpp"
#include "mora/money.hpp"
#include "mora/time.hpp"

#include "civil/timestamp_writer.hpp"
#include "text/text_buffer.hpp"

namespace mora::report {

// 16 hexadecimal digits.
void append_id(text::TextBuffer& text, const Finding& finding);
// In the zone of `times`.
void append_time(text::TextBuffer& text, civil::TimestampWriter& times, TimePoint t);
// Without its currency.
void append_amount(text::TextBuffer& text, Money money);
// A number of seconds, with a fraction only where there is one: "300", "0.25".
void append_seconds(text::TextBuffer& text, Duration duration);
// The line numbers with something between them.
void append_evidence(text::TextBuffer& text, const Finding& finding, char between);

}  // namespace mora::report
