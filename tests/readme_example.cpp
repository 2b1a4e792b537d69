// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <iostream>

#include <mora/mora.hpp>

int main() {
  const mora::CompileResult compiled = mora::compile_file("support-desk.yaml");
  if (!compiled) {
    std::cerr << compiled.messages();
    return 2;
  }
  const mora::Program& program = compiled.program;
  mora::Monitor monitor(program, [&](const mora::Finding& finding) {
    std::cout << finding.case_key << ": " << mora::because(program, finding) << '\n';
  });
  mora::EventBuilder opened(program, "ticket_opened");
  opened.at("2026-03-02 09:00").set("ticket", "T-1").set("priority", "urgent");
  mora::EventBuilder assigned(program, "ticket_assigned");
  assigned.at("2026-03-02 09:05").set("ticket", "T-1").set("agent", "maria");
  monitor.push(opened.event());
  monitor.push(assigned.event());
  monitor.advance_to(opened.event().time + mora::hours(3));
}
