// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// move_terms: what a former rule and its fine say in words, so that the program that took them in
// can explain them. Threads: free functions; the transfer belongs to one thread.

#include <cstdint>

#include "adoption/transfer.hpp"

namespace mora::adoption {

// Of the old program's rule or fine, behind those that the new one has already.
void move_rule_terms(Transfer& transfer, std::uint32_t rule);
void move_fine_terms(Transfer& transfer, std::uint32_t fine);

}  // namespace mora::adoption
