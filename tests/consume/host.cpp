// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The smallest whole host: compiles a policy, pushes an event, reads another from a log that may be
// compressed, and wants the one violation that is in them.

#include <cstdio>
#include <sstream>
#include <string_view>

#include <mora/mora.hpp>

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
bool push(Monitor& monitor, std::string_view type, std::string_view time) {
  mora::EventBuilder builder(monitor.program(), type);
  builder.at(time).set("ticket", "T-1");
  return mora::ok(monitor.push(builder.event()));
}

constexpr const char* log_text = R"({"time":"2026-03-02 10:01","type":"answered","ticket":"T-1"})";

template <class Monitor>
bool read(Monitor& monitor) {
  std::istringstream file(log_text);
  mora::LogStream log(file);
  const auto reader = mora::read_json_lines(monitor.program(), log);
  const mora::ReadResult result = reader->next();
  return result.outcome == mora::ReadOutcome::event && mora::ok(monitor.push(result.event));
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
  const bool taken = push(monitor, "opened", "2026-03-02 09:00") && read(monitor);
  monitor.finish();
  if (taken && violations == 1) return 0;
  std::fprintf(stderr, "wanted 1 violation, got %d; events taken: %s\n", violations,
               taken ? "yes" : "no");
  return 1;
}
