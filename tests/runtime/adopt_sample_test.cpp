// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The sample log, while its regulation is compiled and adopted again and again.

#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"

namespace mora {
namespace {

constexpr const char* policy_path = MORA_SOURCE_DIR "/rules/sigma-after-sales.yaml";
constexpr const char* log_path = MORA_SOURCE_DIR "/rules/samples/sigma-after-sales.jsonl";

// The findings as JSON Lines; before every so many events the same text is adopted, 0: never.
std::string findings(std::size_t every, OpenUnder terms) {
  Program program = compile_file(policy_path).program;
  const Program again = compile_file(policy_path).program;
  std::ostringstream out;
  const auto writer = make_writer("jsonl", out);
  Monitor monitor(program, [&](const Finding& f) { writer->write(program, f); });
  std::ifstream log(log_path);
  const auto reader = make_reader("jsonl", program, log, {});
  std::size_t taken = 0;
  for (ReadResult line = reader->next(); line.outcome != ReadOutcome::end; line = reader->next()) {
    if (line.outcome != ReadOutcome::event) continue;
    monitor.push(line.event);
    if (every == 0 || ++taken % every != 0) continue;
    const Adoption adoption = monitor.adopt(again, terms);
    EXPECT_EQ(adoption.open, adoption.unchanged);
    EXPECT_TRUE(adoption.changes.empty());
    program = monitor.program();
  }
  monitor.finish();
  out << monitor.counters().open << " open";
  return out.str();
}

TEST(AdoptSample, TheSameTextChangesNoByte) {
  const std::string plain = findings(0, OpenUnder::old_terms);
  EXPECT_GT(plain.size(), 1000u);
  EXPECT_EQ(findings(7, OpenUnder::old_terms), plain);
  EXPECT_EQ(findings(31, OpenUnder::new_terms), plain);
}

}  // namespace
}  // namespace mora
