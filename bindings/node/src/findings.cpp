// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"

#include "values.hpp"

namespace mora::node {
namespace {

std::optional<std::string> text_or_none(mora_str text) {
  if (text.data == nullptr) return std::nullopt;
  return std::string(view(text));
}

Napi::Value js_or_null(Napi::Env env, const std::optional<std::string>& text) {
  return text ? Napi::Value(js(env, *text)) : env.Null();
}

std::string because(const mora_finding& finding, std::int32_t language) {
  mora_text* text = nullptr;
  check(mora_finding_because(&finding, language, &text));
  const TextHandle handle(text);
  return std::string(view(mora_text_get(text)));
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

Napi::Object KeptFinding::object(Napi::Env env) const {
  auto evidence = Napi::Array::New(env, evidence_.size());
  for (std::uint32_t i = 0; i < evidence_.size(); ++i) evidence.Set(i, number(env, evidence_[i]));
  auto made = Napi::Object::New(env);
  made.Set("kind", finding_.kind);
  made.Set("id", Napi::BigInt::New(env, finding_.id));
  made.Set("policy", js(env, policy_));
  made.Set("clause", js(env, clause_));
  made.Set("rule", js_or_null(env, rule_name_));
  made.Set("case", js(env, case_key_));
  made.Set("role", js_or_null(env, role_));
  made.Set("person", js_or_null(env, person_));
  made.Set("openedAt", time_or_null(env, finding_.opened_at));
  made.Set("dueAt", time_or_null(env, finding_.due_at));
  made.Set("at", time_or_null(env, finding_.at));
  made.Set("fine", money_or_null(env, finding_.fine));
  made.Set("evidence", evidence);
  made.Set("because", js(env, because_));
  made.Set("from", money_or_null(env, finding_.from));
  made.Set("to", money_or_null(env, finding_.to));
  made.Set("delta", money_or_null(env, finding_.delta));
  made.Set("amendingEvent", js_or_null(env, amending_event_));
  made.Set("fulfilledAt", time_or_null(env, finding_.fulfilled_at));
  const bool is_late = finding_.kind == MORA_LATE;
  made.Set("lateBy", is_late ? Napi::Value(Napi::BigInt::New(env, finding_.late_by)) : env.Null());
  made.Set("causeClause", js_or_null(env, cause_clause_));
  made.Set("causeAt", time_or_null(env, finding_.cause_at));
  return made;
}

}  // namespace mora::node
