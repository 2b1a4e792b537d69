// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The smallest whole host: compiles a policy, pushes two events, and wants the one violation that
// is in them.

#include <cstdio>
#include <string_view>
#include <vector>

#include <mora/compile.hpp>
#include <mora/monitor.hpp>

namespace {

constexpr const char* policy = R"(mora: 1
policy: tickets
case: {key: ticket}
events:
  opened: {fields: {priority: string}}
  answered: {fields: {priority: string}}
clauses:
  - id: "1"
    title: {en: Answer within an hour}
    on: opened
    require: answered
    within: 1h
)";

template <class Monitor>
bool push(Monitor& monitor, std::string_view type_name, mora::TimePoint time) {
  const mora::Schema schema = monitor.program().schema();
  const mora::EventType type = schema.find_event(type_name).value_or(0);
  std::vector<mora::Value> fields(schema.field_count(type));
  fields[schema.find_field(type, "ticket").value_or(0)] = mora::Value(std::string_view("T-1"));
  mora::Event event;
  event.time = time;
  event.type = type;
  event.fields = fields;
  return mora::ok(monitor.push(event));
}

}  // namespace

int main() {
  const mora::CompileResult compiled = mora::compile_text("tickets.yaml", policy);
  if (!compiled) {
    std::fputs(compiled.messages().c_str(), stderr);
    return 1;
  }
  int violations = 0;
  mora::Monitor monitor(compiled.program, [&](const mora::Finding& finding) {
    if (finding.kind == mora::FindingKind::violation && finding.clause == "1") ++violations;
  });
  const bool taken = push(monitor, "opened", mora::TimePoint{0}) &&
                     push(monitor, "answered", mora::TimePoint{0} + mora::hours(2));
  monitor.finish();
  if (taken && violations == 1) return 0;
  std::fprintf(stderr, "wanted 1 violation, got %d; events taken: %s\n", violations,
               taken ? "yes" : "no");
  return 1;
}
