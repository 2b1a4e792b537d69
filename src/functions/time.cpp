// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// hour, weekday: parts of a time on the policy's local clock. Null in, null out.

#include "civil/zone_table.hpp"
#include "functions/table.hpp"
#include "program/program_data.hpp"

namespace mora::functions {

using detail::CallContext;
using sema::Function;
using sema::Type;
using Arguments = std::span<const Value>;

namespace {

constexpr std::int64_t hour_us = 3'600'000'000;

Value hour(Arguments arguments, const CallContext& context) {
  if (arguments[0].kind() != ValueKind::time) return {};
  const std::int64_t local = detail::to_local(context.program->zone, arguments[0].time());
  return Value::number((floor_to({local}, hour_us).us - floor_to({local}, 24 * hour_us).us) /
                       hour_us);
}

Value weekday(Arguments arguments, const CallContext& context) {
  if (arguments[0].kind() != ValueKind::time) return {};
  const detail::Date date = detail::local_date(context.program->zone, arguments[0].time());
  return Value::number(detail::iso_weekday(detail::day_number(date)));
}

}  // namespace

std::vector<Function> time_functions() {
  const std::vector<Type> time = {Type::time};
  return {
      {"hour", {time}, Type::number, "hour(time)", "the hour of the local clock, 0 to 23", hour},
      {"weekday", {time}, Type::number, "weekday(time)", "1 = Monday to 7 = Sunday", weekday},
  };
}

}  // namespace mora::functions
