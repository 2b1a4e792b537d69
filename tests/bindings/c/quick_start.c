// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <mora.h>
#include <stdio.h>
#include <string.h>

static mora_str str(const char* text) {
  const mora_str view = {text, strlen(text)};
  return view;
}

static void print_finding(void* context, const mora_finding* finding) {
  (void)context;
  mora_text* because = NULL;
  if (mora_finding_because(finding, MORA_EN, &because) != MORA_OK) return;
  const mora_str words = mora_text_get(because);
  printf("%.*s: %.*s\n", (int)finding->case_key.size, finding->case_key.data, (int)words.size,
         words.data);
  mora_text_free(because);
}

int main(void) {
  mora_program* program = NULL;
  mora_diagnostics* diagnostics = NULL;
  if (mora_compile_file(str("support-desk.yaml"), NULL, &program, &diagnostics) != MORA_OK) {
    const mora_str messages = mora_diagnostics_text(diagnostics);
    fprintf(stderr, "%.*s", (int)messages.size, messages.data);
    mora_diagnostics_free(diagnostics);
    return 2;
  }
  mora_diagnostics_free(diagnostics);

  mora_monitor* monitor = NULL;
  mora_monitor_new(program, print_finding, NULL, NULL, &monitor);
  mora_monitor_push_json(
      monitor,
      str("{\"time\": \"2026-03-02 09:00\", \"type\": \"ticket_opened\","
          " \"ticket\": \"T-1\", \"priority\": \"urgent\"}\n"
          "{\"time\": \"2026-03-02 09:05\", \"type\": \"ticket_assigned\","
          " \"ticket\": \"T-1\", \"agent\": \"maria\"}\n"),
      NULL);
  // When the next obligation falls due, in microseconds; a host waits until then.
  mora_monitor_advance_to(monitor, mora_monitor_next_due(monitor));

  mora_monitor_free(monitor);
  mora_program_free(program);
  return 0;
}
