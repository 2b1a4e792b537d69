// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/value.hpp"

namespace mora::inline v0 {

std::string_view kind_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return "bool";
    case ValueKind::number: return "number";
    case ValueKind::string: return "string";
    case ValueKind::time: return "time";
    case ValueKind::duration: return "duration";
    case ValueKind::money: return "money";
    case ValueKind::list: return "list";
  }
  return "unknown";
}

}  // namespace mora::inline v0
