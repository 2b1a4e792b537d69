// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Function: what the checker knows of a function of the language.

#include <string_view>
#include <vector>

#include "program/program_data.hpp"
#include "sema/type.hpp"

namespace mora::sema {

struct Function {
  std::string_view name;
  // What each argument may be, one alternative or several.
  std::vector<std::vector<Type>> parameters;
  Type result{};
  std::string_view signature;  // "len(text or list)"
  std::string_view help;
  detail::Kernel kernel = nullptr;
  bool part_of_first = false;  // of a text as first argument, only a text can be the second
};

// Functions of names rather than of values, which the checker knows by itself.
struct NameFunction {
  std::string_view name;
  std::string_view signature;
  std::string_view help;
};
inline constexpr NameFunction name_functions[] = {
    {"has", "has(field)", "whether the event has the field"},
    {"violated", R"(violated("2.1", "3.*"))",
     "whether one of these clauses has been violated in the case so far"},
    {"business_time", R"(business_time(from, to, "calendar"))",
     "how much time of the calendar lies between two times"},
};

}  // namespace mora::sema
