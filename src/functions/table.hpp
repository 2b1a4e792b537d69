// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The functions of the language: name, argument types, result, help, kernel. list.def lists the
// families.

#include <span>
#include <string_view>
#include <vector>

#include "program/program_data.hpp"
#include "sema/function.hpp"

namespace mora::functions {

// All of them, sorted by name.
[[nodiscard]] std::span<const sema::Function> all();

}  // namespace mora::functions
