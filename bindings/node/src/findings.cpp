// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"

#include "values.hpp"

namespace mora::node {
namespace {

Napi::Value js_or_null(Napi::Env env, const std::optional<std::string>& text) {
  return text ? Napi::Value(js(env, *text)) : env.Null();
}

}  // namespace

Napi::Object object_of(Napi::Env env, const KeptFinding& kept) {
  const mora_finding& told = kept.told;
  auto evidence = Napi::Array::New(env, kept.evidence.size());
  for (std::uint32_t i = 0; i < kept.evidence.size(); ++i)
    evidence.Set(i, number(env, kept.evidence[i]));
  auto made = Napi::Object::New(env);
  made.Set("kind", told.kind);
  made.Set("id", Napi::BigInt::New(env, told.id));
  made.Set("policy", js(env, kept.policy));
  made.Set("clause", js(env, kept.clause));
  made.Set("rule", js_or_null(env, kept.rule_name));
  made.Set("case", js(env, kept.case_key));
  made.Set("role", js_or_null(env, kept.role));
  made.Set("person", js_or_null(env, kept.person));
  made.Set("openedAt", time_or_null(env, told.opened_at));
  made.Set("dueAt", time_or_null(env, told.due_at));
  made.Set("at", time_or_null(env, told.at));
  made.Set("fine", money_or_null(env, told.fine));
  made.Set("evidence", evidence);
  made.Set("because", js(env, kept.because));
  made.Set("from", money_or_null(env, told.from));
  made.Set("to", money_or_null(env, told.to));
  made.Set("delta", money_or_null(env, told.delta));
  made.Set("amendingEvent", js_or_null(env, kept.amending_event));
  made.Set("fulfilledAt", time_or_null(env, told.fulfilled_at));
  const bool is_late = told.kind == MORA_LATE;
  made.Set("lateBy", is_late ? Napi::Value(Napi::BigInt::New(env, told.late_by)) : env.Null());
  made.Set("causeClause", js_or_null(env, kept.cause_clause));
  made.Set("causeAt", time_or_null(env, told.cause_at));
  return made;
}

}  // namespace mora::node
