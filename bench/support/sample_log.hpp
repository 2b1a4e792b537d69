// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A large log for the after-sales regulation: the sample log many times over, each copy with orders
// and contracts of its own and so many days later than the one before that they overlap.

#include <cstdint>
#include <string>

namespace mora::bench {

// Of the folder rules/ that this program was built with.
[[nodiscard]] std::string rules_path(const std::string& name);

// In the order of time.
[[nodiscard]] std::string repeated_sample(std::uint32_t copies);

// How many violations the oracle finds in the sample when all of its due times are past.
[[nodiscard]] std::uint64_t sample_violations();

}  // namespace mora::bench
