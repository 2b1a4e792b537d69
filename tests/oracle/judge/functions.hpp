// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The functions of expressions.

#include <string>

#include "oracle/judge/scene.hpp"
#include "oracle/judge/value.hpp"

namespace mora::oracle {

[[nodiscard]] Value call_function(const std::string& name, const List& args, const Scene& scene);

}  // namespace mora::oracle
