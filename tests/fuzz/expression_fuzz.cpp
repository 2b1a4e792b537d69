// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// An expression: parsed alone, as an expression, a pattern and a duration; then as an assertion of
// a policy that has fields of every type, which is compiled, explained and asked about events.

#include <string>
#include <vector>

#include "mora/compile.hpp"
#include "mora/event_builder.hpp"
#include "mora/explain.hpp"
#include "mora/monitor.hpp"

#include "expr/expr_outcome.hpp"
#include "fuzz/require.hpp"
#include "text/json_text.hpp"
#include "text/utf8.hpp"

namespace mora::fuzz {
namespace {

constexpr const char* before = R"(mora: 1
policy: desk
timezone: Europe/Berlin
currency: CNY
case: {key: order}
calendars: {office: {weekly: {mon-fri: "09:00-17:00"}, holidays: ["2026-01-01"]}}
events:
  asked: {fields: {n: number, s: string, m: money, at: time, d: duration, ok: bool, tags: list}}
  answered: {fields: {n: number, s: string}}
roles: {agent: {assigned_by: {event: answered, person: s}}}
clauses:
  - {id: "1", on: asked, require: answered, within: 2h, liable: agent}
  - id: "2"
    on: asked
    assert: )";

void parse_alone(const std::string& text) {
  for (const expr::Kind kind :
       {expr::Kind::expression, expr::Kind::pattern, expr::Kind::duration}) {
    const expr::Parsed parsed(kind, text);
    require(parsed.failed == !(parsed.expr || parsed.pattern || parsed.duration),
            "there is a tree or an error");
    require_places(parsed.diagnostics, parsed.sources);
    static_cast<void>(parsed.outcome());
  }
}

void ask(const Program& program) {
  std::string reasons;
  Monitor monitor(program, [&](const Finding& finding) {
    reasons += because(program, finding, Language::en) + because(program, finding, Language::zh);
  });
  const std::vector<Value> tags = {Value(std::string_view("x")), Value(*make_decimal(3, -1))};
  std::int64_t day = 0;
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-25}, INT64_MAX, INT64_MIN}) {
    const TimePoint time{1'772'000'000'000'000 + ++day * 86'400'000'000};
    EventBuilder all(program, "asked");
    all.at(time).set("order", "A").set("s", "x").set("ok", number < 0);
    all.set("n", Value(*make_decimal(number, -2)))
        .set("m", Value(Money{number, *find_currency("CNY")}));
    all.set("at", Value(number == INT64_MIN ? min_time : max_time));
    all.set("d", Value(Duration{number})).set("tags", Value(std::span<const Value>(tags)));
    static_cast<void>(monitor.push(all.event()));
    EventBuilder empty(program, "asked");
    empty.at(time).set("order", "A");
    static_cast<void>(monitor.push(empty.event()));
  }
  monitor.finish();
}

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  const std::string text = fuzz::text_of(data, size);
  // The YAML stage lets nothing else through.
  if (text::find_invalid(text)) return 0;
  fuzz::parse_alone(text);
  const CompileResult result =
      compile_text("policy.yaml", fuzz::before + text::json_text(text) + "\n");
  fuzz::require_places(result.diagnostics, result.sources);
  if (!result) return 0;
  static_cast<void>(explain_policy(result.program, {{Language::en, Language::zh}, {}, 0}));
  fuzz::ask(result.program);
  return 0;
}
