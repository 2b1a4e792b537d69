// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"

namespace mora::python {
namespace {

std::optional<std::string> text_or_none(mora_str text) {
  if (text.data == nullptr) return std::nullopt;
  return std::string(view(text));
}

nb::object py_or_none(const std::optional<std::string>& text) {
  return text ? nb::object(py(*text)) : nb::object(nb::none());
}

// Minor units, the currency and its places.
nb::object money_or_none(const mora_money& money) {
  if (money.currency[0] == 0) return nb::none();
  return nb::make_tuple(money.minor, py(std::string_view(money.currency)), money.digits);
}

std::string because(const mora_finding& finding, std::int32_t language) {
  mora_text* text = nullptr;
  if (mora_finding_because(&finding, language, &text) != MORA_OK) return {};
  const TextHandle handle(text);
  return std::string(view(handle));
}

}  // namespace

KeptFinding::KeptFinding(const mora_finding& finding, std::int32_t language)
    : finding_(finding),
      policy_(view(finding.policy)),
      clause_(view(finding.clause)),
      case_key_(view(finding.case_key)),
      because_(because(finding, language)),
      rule_name_(text_or_none(finding.rule_name)),
      role_(text_or_none(finding.role)),
      person_(text_or_none(finding.person)),
      amending_event_(text_or_none(finding.amending_event)),
      cause_clause_(text_or_none(finding.cause_clause)),
      evidence_(finding.evidence, finding.evidence + finding.evidence_count) {}

nb::tuple KeptFinding::tuple() const {
  nb::list evidence;
  for (const std::uint64_t line : evidence_) evidence.append(line);
  return nb::make_tuple(
      finding_.kind, finding_.id, py(policy_), py(clause_), py_or_none(rule_name_), py(case_key_),
      py_or_none(role_), py_or_none(person_), time_or_none(finding_.opened_at),
      time_or_none(finding_.due_at), finding_.at, money_or_none(finding_.fine), evidence,
      py(because_), money_or_none(finding_.from), money_or_none(finding_.to),
      money_or_none(finding_.delta), py_or_none(amending_event_),
      time_or_none(finding_.fulfilled_at),
      finding_.kind == MORA_LATE ? nb::object(nb::int_(finding_.late_by)) : nb::object(nb::none()),
      py_or_none(cause_clause_), time_or_none(finding_.cause_at));
}

}  // namespace mora::python
