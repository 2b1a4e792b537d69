// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/value_text.hpp"

#include <vector>

#include <fmt/format.h>

#include "syntax/dump.hpp"
#include "syntax/expr.hpp"

namespace mora::explain {

std::string value_text(const Program& program, const Value& value) {
  switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.boolean() ? "true" : "false";
    case ValueKind::number: return to_string(value.decimal());
    case ValueKind::string: return fmt::format("\"{}\"", value.string());
    case ValueKind::time: return program.format_local(value.time());
    case ValueKind::duration: {
      syntax::DurationLiteral duration;
      duration.exact = value.duration();
      return syntax::dump(duration);
    }
    case ValueKind::money: return to_string(value.money());
    case ValueKind::list: break;
  }
  std::vector<std::string> items;
  for (const Value& item : value.list()) items.push_back(value_text(program, item));
  return fmt::format("[{}]", fmt::join(items, ", "));
}

}  // namespace mora::explain
