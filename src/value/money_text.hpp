// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Amounts of money at the end of a text, which then need no text of their own: amount_text and
// to_string of mora/money.hpp for what writes many. Threads: free functions.

#include <string>

#include "mora/money.hpp"

namespace mora::value {

void append_amount(std::string& text, Money money);
// With the currency.
void append_money(std::string& text, Money money);

}  // namespace mora::value
