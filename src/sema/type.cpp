// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/type.hpp"

namespace mora::sema {

std::string_view describe(Type type) {
  switch (type) {
    case Type::unknown: return "null";
    case Type::boolean: return "true or false";
    case Type::number: return "a number";
    case Type::string: return "text";
    case Type::time: return "a time";
    case Type::duration: return "a duration";
    case Type::money: return "an amount of money";
    case Type::list: return "a list";
    case Type::civil: return "a duration in days or longer";
  }
  return "";
}

Type type_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::null: return Type::unknown;
    case ValueKind::boolean: return Type::boolean;
    case ValueKind::number: return Type::number;
    case ValueKind::string: return Type::string;
    case ValueKind::time: return Type::time;
    case ValueKind::duration: return Type::duration;
    case ValueKind::money: return Type::money;
    case ValueKind::list: return Type::list;
  }
  return Type::unknown;
}

ValueKind declared_kind(std::string_view word) {
  for (const DeclaredType& type : declared_types) {
    if (type.word == word) return type.kind;
  }
  return ValueKind::null;
}

std::string_view help_for_text(Type other) {
  switch (other) {
    case Type::number: return "a number stands without quotes";
    case Type::boolean: return "true and false stand without quotes";
    case Type::time: return "a time is written t\"2026-03-02T09:00\"";
    case Type::duration: return "a duration stands without quotes";
    case Type::money: return "an amount stands without quotes";
    default: return {};
  }
}

std::string_view sum_help(Type a, Type b) {
  if (a != Type::number && b != Type::number) return {};
  const Type other = a == Type::number ? b : a;
  if (other == Type::time || other == Type::duration) {
    return "a duration is written with its unit, as 3h or 3d";
  }
  return other == Type::money ? "an amount is written with its currency, as 30 CNY" : "";
}

std::string_view describe_unordered(Type type) {
  if (type == Type::boolean) return "true and false have no order";
  if (type == Type::list) return "lists are not compared; write contains(list, item)";
  return "durations in days or longer are not compared; write hours, as 72h";
}

}  // namespace mora::sema
