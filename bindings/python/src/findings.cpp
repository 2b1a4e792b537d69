// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace mora::python {
namespace {

nb::object py_or_none(const std::optional<std::string>& text) {
  return text ? nb::object(py(*text)) : nb::object(nb::none());
}

// Minor units, the currency and its places.
nb::object money_or_none(const mora_money& money) {
  if (money.currency[0] == 0) return nb::none();
  return nb::make_tuple(money.minor, py(std::string_view(money.currency)), money.digits);
}

}  // namespace

nb::tuple tuple_of(const KeptFinding& kept) {
  const mora_finding& told = kept.told;
  nb::list evidence;
  for (const std::uint64_t line : kept.evidence) evidence.append(line);
  return nb::make_tuple(
      told.kind, told.id, py(kept.policy), py(kept.clause), py_or_none(kept.rule_name),
      py(kept.case_key), py_or_none(kept.role), py_or_none(kept.person),
      time_or_none(told.opened_at), time_or_none(told.due_at), told.at, money_or_none(told.fine),
      evidence, py(kept.because), money_or_none(told.from), money_or_none(told.to),
      money_or_none(told.delta), py_or_none(kept.amending_event), time_or_none(told.fulfilled_at),
      told.kind == MORA_LATE ? nb::object(nb::int_(told.late_by)) : nb::object(nb::none()),
      py_or_none(kept.cause_clause), time_or_none(told.cause_at));
}

}  // namespace mora::python
