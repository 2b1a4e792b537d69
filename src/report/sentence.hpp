// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// sentence: why there is a finding, in words. because() is the public form of it.
// Threads: pure functions.

#include <string>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::report {

enum class Liable : std::uint8_t { left_out, named };

// No capital letter at the beginning and no full stop at the end, so that it can stand anywhere.
[[nodiscard]] std::string sentence(const Program& program, const Finding& finding,
                                   Language language, Liable liable);

}  // namespace mora::report
