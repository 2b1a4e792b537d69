// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Every case of the sample log is told with the violations that a replay finds in it, and no other.

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"

#include "explain/recorded.hpp"
#include "report/sentence.hpp"

namespace mora::test {
namespace {

using testing::HasSubstr;

const std::string rules = MORA_SOURCE_DIR "/rules/sigma-after-sales.yaml";
const std::string log_path = MORA_SOURCE_DIR "/rules/samples/sigma-after-sales.jsonl";

// What a replay says of a violation.
struct Replayed {
  std::uint64_t id = 0;
  std::string sentence;
  std::string person;
  std::string fine;  // after all rises
};

// The findings of a replay, case by case.
class Replay {
 public:
  Replay(const Program& program, std::istream& log) : program_(program) {
    Monitor monitor(program, [this](const Finding& finding) { take(finding); });
    const auto reader = read_json_lines(program, log);
    for (ReadResult line = reader->next(); line.outcome != ReadOutcome::end;
         line = reader->next()) {
      if (line.outcome != ReadOutcome::event) continue;
      note_cases(line.event);
      EXPECT_TRUE(ok(monitor.push(line.event)));
    }
    monitor.finish();
  }

  std::set<std::string> cases;
  std::map<std::string, std::vector<Replayed>> violations;

 private:
  void take(const Finding& finding) {
    std::vector<Replayed>& all = violations[std::string(finding.case_key)];
    if (finding.kind == FindingKind::amended && finding.to) {
      const auto same = std::ranges::find(all, finding.id, &Replayed::id);
      if (same != all.end()) same->fine = to_string(*finding.to);
    }
    if (finding.kind != FindingKind::violation) return;
    Finding alone = finding;
    alone.cause.reset();
    all.push_back({finding.id,
                   report::sentence(program_, alone, Language::en, report::Liable::left_out),
                   std::string(finding.person.value_or("no one")),
                   finding.fine ? to_string(*finding.fine) : ""});
  }

  void note_cases(const Event& event) {
    const Schema schema = program_.schema();
    for (const char* key : {"order", "contract"}) {
      const auto slot = schema.find_field(event.type, key);
      if (!slot || event.fields[*slot].kind() != ValueKind::string) continue;
      cases.emplace(event.fields[*slot].string());
    }
  }

  const Program& program_;
};

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// The verdict that begins with the sentence; empty if there is none.
std::string verdict_of(const std::string& page, const std::string& sentence) {
  const std::size_t begin = page.find("Violated: " + sentence + ".");
  if (begin == std::string::npos) return {};
  return page.substr(begin, page.find('\n', begin) - begin);
}

TEST(SampleLog, EveryCaseHasTheViolationsOfTheReplay) {
  const CompileResult compiled = compile_file(rules);
  ASSERT_TRUE(compiled) << compiled.messages();
  std::ifstream whole(log_path);
  const Replay replay(compiled.program, whole);
  ASSERT_GT(replay.cases.size(), 40u);
  std::size_t violations = 0;
  for (const std::string& case_key : replay.cases) {
    std::ifstream log(log_path);
    const std::string page = explain_case(recorded(compiled.program, log, case_key));
    const auto found = replay.violations.find(case_key);
    const std::vector<Replayed> expected =
        found == replay.violations.end() ? std::vector<Replayed>() : found->second;
    EXPECT_EQ(count_of(page, "\n      Violated: "), expected.size()) << page;
    EXPECT_EQ(count_of(page, "  VIOLATED"), expected.size()) << page;
    for (const Replayed& violation : expected) {
      const std::string verdict = verdict_of(page, violation.sentence);
      EXPECT_THAT(verdict, HasSubstr("Liable: " + violation.person + ",")) << page;
      EXPECT_THAT(verdict, HasSubstr(violation.fine)) << page;
    }
    violations += expected.size();
  }
  EXPECT_EQ(violations, 44u);
}

TEST(SampleLog, PausesAreToldWithWhatIsLeft) {
  const CompileResult compiled = compile_file(rules);
  ASSERT_TRUE(compiled) << compiled.messages();
  std::ifstream log(log_path);
  const std::string page = explain_case(recorded(compiled.program, log, "SO-1037"));
  EXPECT_THAT(page, HasSubstr("the clock stands, 1 day 23 h left\n"));
  EXPECT_THAT(page,
              HasSubstr("72 h after 09:29 = 2026-04-20 09:29. The clock stood from 2026-04-18 "
                        "10:29 (1 day 1 h used, 1 day 23 h left) to 16:29, for 6 h: 1 day 23 "
                        "h after 16:29 = 2026-04-20 15:29."));
}

}  // namespace
}  // namespace mora::test
