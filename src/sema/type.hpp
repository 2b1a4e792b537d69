// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Type: what an expression is known to yield when the policy is compiled.

#include <cstdint>
#include <string_view>

#include "mora/value.hpp"

namespace mora::sema {

enum class Type : std::uint8_t {
  unknown,  // null, or already reported: goes with everything
  boolean,
  number,
  string,
  time,
  duration,
  money,
  list,
  civil  // 3d, 1mo: only added to or taken from a time
};

// "text", "a number", …: for messages.
[[nodiscard]] std::string_view describe(Type type);
// Why values of the type have no order, or no equality: for messages.
[[nodiscard]] std::string_view describe_unordered(Type type);
// What a quoted text should have been, that it would compare with the type; may be empty.
[[nodiscard]] std::string_view help_for_text(Type other);
// What a number beside another quantity should have been; may be empty.
[[nodiscard]] std::string_view sum_help(Type a, Type b);
[[nodiscard]] Type type_of(ValueKind kind);

struct DeclaredType {
  std::string_view word;
  ValueKind kind{};
};
// What a policy may declare a field as.
inline constexpr DeclaredType declared_types[] = {
    {"string", ValueKind::string}, {"number", ValueKind::number},     {"bool", ValueKind::boolean},
    {"time", ValueKind::time},     {"duration", ValueKind::duration}, {"money", ValueKind::money},
    {"list", ValueKind::list}};
// The type that a policy declares with this word; null if there is no such word.
[[nodiscard]] ValueKind declared_kind(std::string_view word);

}  // namespace mora::sema
