// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/comparison.hpp"

#include <string>

#include <gtest/gtest.h>

#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

constexpr const char* head = R"(
mora: 1
policy: desk
precision: minute
currency: EUR
case: {key: ticket, closes_on: closed}
events: {opened: {}, answered: {}, complained: {}, closed: {}}
roles:
  agent: {title: support agent, assigned_by: {event: opened, person: by}}
  lead: {title: team lead, assigned_by: {event: answered, person: by}}
clauses:
)";

Program program_of(const std::string& clauses) { return support::compiled(head + clauses); }

// The same events under both policies.
class ComparisonTest : public testing::Test {
 protected:
  struct Entry {
    const char* type;
    const char* ticket;
    int minute;
    const char* by;
  };

  static void judge(const Program& program, Judgement& judgement,
                    const std::vector<Entry>& entries) {
    Monitor monitor(program, [&](const Finding& finding) { judgement.add(finding); });
    for (const Entry& entry : entries) {
      EventBuilder builder(program, entry.type);
      builder.at(TimePoint{1'772'442'000'000'000} + minutes(entry.minute));
      builder.set("ticket", entry.ticket).set("by", entry.by);
      ASSERT_EQ(monitor.push(builder.event()), Status::accepted);
    }
    monitor.finish(TimePoint{1'772'442'000'000'000} + hours(24));
  }

  static std::string compare(const std::string& before, const std::string& after,
                             const std::vector<Entry>& entries, Language language = Language::en) {
    Comparison comparison(program_of(before), program_of(after), language);
    judge(comparison.before().program(), comparison.before(), entries);
    judge(comparison.after().program(), comparison.after(), entries);
    return comparison_text(comparison, {language, false, 0});
  }

  const std::vector<Entry> entries_ = {{"opened", "T-1", 0, "jo"},
                                       {"opened", "T-2", 5, "kim"},
                                       {"complained", "T-2", 30, "eve"},
                                       {"answered", "T-1", 90, "lee"},
                                       {"answered", "T-2", 200, "lee"}};
};

const std::string two_hours =
    "  - {id: \"1\", title: Answer in time, on: opened, require: answered, within: 2h,"
    " liable: agent, fine: 20 EUR}\n";
const std::string one_hour =
    "  - {id: \"1\", title: Answer in time, on: opened, require: answered, within: 1h,"
    " liable: agent, fine: 20 EUR}\n";
const std::string complaints = "  - {id: \"2\", forbid: complained, liable: agent, fine: 50 EUR}\n";

TEST_F(ComparisonTest, TheSamePolicyHasNoDifferences) {
  EXPECT_EQ(compare(two_hours + complaints, complaints + two_hours, entries_),
            "No violation appears, vanishes or changes.\n"
            "\n"
            "By clause\n"
            "  clause  before  after  appear  vanish  change  fines before  difference\n"
            "  1            1      1       0       0       0     20.00 EUR\n"
            "  2            1      1       0       0       0     50.00 EUR\n"
            "  total        2      2       0       0       0     70.00 EUR\n"
            "\n"
            "By role\n"
            "  role           before  after  appear  vanish  change  fines before  difference\n"
            "  support agent       2      2       0       0       0     70.00 EUR\n"
            "  total               2      2       0       0       0     70.00 EUR\n"
            "\n"
            "By person\n"
            "  person  before  after  appear  vanish  change  fines before  difference\n"
            "  kim          2      2       0       0       0     70.00 EUR\n"
            "  total        2      2       0       0       0     70.00 EUR\n");
}

TEST_F(ComparisonTest, AShorterTimeChangesOneAndLetsAnotherAppear) {
  const std::string text = compare(two_hours + complaints, one_hour, entries_);
  EXPECT_EQ(
      text.substr(0, text.find("\n\nBy role")),
      "2026-03-02 09:30  vanishes  2  T-2  50.00 EUR  kim, support agent\n"
      "                  complained at 2026-03-02 09:30, which is forbidden\n"
      "2026-03-02 10:00  appears   1  T-1  20.00 EUR  jo, support agent\n"
      "                  Answer in time: no answered by 2026-03-02 10:00, 1 h after opened at "
      "09:00\n"
      "2026-03-02 11:05  changes   1  T-2  20.00 EUR  kim, support agent\n"
      "                  Answer in time: due 2026-03-02 11:05 -> 2026-03-02 10:05: no "
      "answered by 2026-03-02 10:05, 1 h after opened at 09:05\n"
      "\n"
      "By clause\n"
      "  clause  before  after  appear  vanish  change  fines before  difference\n"
      "  1            1      2       1       0       1     20.00 EUR  +20.00 EUR\n"
      "  2            1      0       0       1       0     50.00 EUR  -50.00 EUR\n"
      "  total        2      2       1       1       1     70.00 EUR  -30.00 EUR");
}

TEST_F(ComparisonTest, AnotherFineOrPersonIsAChange) {
  const std::string dearer =
      "  - {id: \"1\", on: opened, require: closed, within: 4h, liable: lead,"
      " fine: {amount: 30 EUR, aggravated: [{when: answered, amount: 40 EUR}]}}\n";
  const std::string cheap =
      "  - {id: \"1\", on: opened, require: closed, within: 4h, liable: agent, fine: 30 EUR}\n";
  const std::string text = compare(cheap, dearer, entries_);
  EXPECT_EQ(text.substr(0, text.find("\n\nBy clause")),
            "2026-03-02 13:00  changes  1  T-1  30.00 EUR -> 40.00 EUR  jo, support agent -> lee, "
            "team lead\n"
            "                  no closed by 2026-03-02 13:00, 4 h after opened at 09:00\n"
            "2026-03-02 13:05  changes  1  T-2  30.00 EUR -> 40.00 EUR  kim, support agent -> lee, "
            "team lead\n"
            "                  no closed by 2026-03-02 13:05, 4 h after opened at 09:05");
}

}  // namespace
}  // namespace mora
