// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// dump: a compiled program as stable text: rules, and for each event its steps with their code.

#include <string>

#include "mora/program.hpp"

namespace mora::program {

[[nodiscard]] std::string dump(const Program& program);

}  // namespace mora::program
