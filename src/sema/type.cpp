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
  if (word == "string") return ValueKind::string;
  if (word == "number") return ValueKind::number;
  if (word == "bool") return ValueKind::boolean;
  if (word == "time") return ValueKind::time;
  if (word == "duration") return ValueKind::duration;
  if (word == "money") return ValueKind::money;
  if (word == "list") return ValueKind::list;
  return ValueKind::null;
}

}  // namespace mora::sema
