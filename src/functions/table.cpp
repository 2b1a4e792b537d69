// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "functions/table.hpp"

#include <algorithm>

namespace mora::functions {

#define MORA_FUNCTIONS(family) std::vector<sema::Function> family##_functions();
#include "functions/list.def"
#undef MORA_FUNCTIONS

namespace {

std::vector<sema::Function> collect() {
  std::vector<sema::Function> functions;
  const auto add = [&](std::vector<sema::Function> family) {
    functions.insert(functions.end(), family.begin(), family.end());
  };
#define MORA_FUNCTIONS(family) add(family##_functions());
#include "functions/list.def"
#undef MORA_FUNCTIONS
  std::sort(functions.begin(), functions.end(),
            [](const sema::Function& a, const sema::Function& b) { return a.name < b.name; });
  return functions;
}

}  // namespace

std::span<const sema::Function> all() {
  static const std::vector<sema::Function> functions = collect();
  return functions;
}

}  // namespace mora::functions
