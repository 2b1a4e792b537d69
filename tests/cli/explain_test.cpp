// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr const char* log_text =
    R"({"time": "2026-03-02 09:00", "type": "assigned", "order": "A", "person": "li"}
{"time": "2026-03-02 09:10", "type": "requested", "order": "A", "customer": "ACME"}
{"time": "2026-03-02 10:00", "type": "requested", "order": "B", "customer": "Bell"}
{"time": "2026-03-02 12:40", "type": "responded", "order": "A"}
{"time": "2026-03-02 12:50", "type": "complained", "order": "A"}
{"time": "2026-03-02 12:55", "type": "responded", "order": "B"}
)";

class Explain : public ProgramRun {
 protected:
  void SetUp() override {
    ProgramRun::SetUp();
    write("p.yaml", service_policy);
    write("log.jsonl", log_text);
  }
};

TEST_F(Explain, PoliciesInWords) {
  const auto run = mora("explain p.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(run.out, StartsWith("service  Service regulation\n"));
  EXPECT_THAT(run.out, HasSubstr("\n2.1  Respond within three hours\n"
                                 "     After each requested, responded must follow within 3 h. "));
  const auto both = mora("explain --rules p.yaml --lang both --clause '2.*'");
  EXPECT_EQ(both.exit_code, 0);
  EXPECT_EQ(both.out, R"(2.1  Respond within three hours  三小時內響應
     After each requested, responded must follow within 3 h. Liable is the service staff at that
     time. The fine is 30.00 CNY. It rises to 50.00 CNY if, before the violation or after it, the
     case sees complained.
     每次發生 requested 後，必須在3小時內發生 responded。責任人為本案當時的服務人員。罰款
     30.00 CNY。本案如有 complained，不論發生在違規之前或之後，罰款升至 50.00 CNY。
)");
}

TEST_F(Explain, EachOfSeveralPolicies) {
  std::string other(service_policy);
  other.replace(other.find("policy: service"), 15, "policy: another");
  write("q.yaml", other);
  const auto run = mora("explain p.yaml q.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, StartsWith("service  Service regulation\n"));
  EXPECT_THAT(run.out, HasSubstr("\n\nanother  Service regulation\n"));
}

TEST_F(Explain, ACase) {
  const auto run = mora("explain --case A --rules p.yaml log.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_EQ(run.out, R"(service  order A
2026-03-02 09:00 to 2026-03-02 12:50, 4 events. 1 violation, fines 50.00 CNY. Judged as of
2026-03-02 12:55, in the time of Asia/Shanghai.

Timeline
  2026-03-02
    09:00  assigned: person "li"
    09:10  requested: customer "ACME"
             2.1  responded is due by 12:10
    12:10    2.1  VIOLATED; fine 30.00 CNY; liable: li
    12:40  responded
             2.1  done 30 min late
    12:50  complained
             2.1  fine raised from 30.00 CNY to 50.00 CNY

Rules
  2.1  Respond within three hours
      Violated: no responded by 2026-03-02 12:10, 3 h after requested at 09:10. 3 h after 09:10 =
      12:10. Done at 12:40, 30 min late. Liable: li, service staff. Fine: 30.00 CNY, raised to
      50.00 CNY by complained at 12:50.
)");
  EXPECT_THAT(mora("explain --case B p.yaml log.jsonl").out,
              HasSubstr("Met at 2026-03-02 12:55 with 5 min to spare: responded after requested at "
                        "10:00. 3 h after\n      10:00 = 13:00.\n"));
}

TEST_F(Explain, TheLogIsReadAsTheOptionsSay) {
  const std::string at_noon = "explain --case A --as-of '2026-03-02 12:00' p.yaml ";
  EXPECT_THAT(mora(at_noon + "log.jsonl").out,
              HasSubstr("Open: responded is still to come after requested at 2026-03-02 09:10, by "
                        "12:10."));
  write("log.csv",
        "when,type,order,person\n2026-03-02 09:10,requested,A,\n2026-03-02 09:00,assigned,A,li\n"
        "2026-03-02 12:10,responded,A,\n");
  const auto run = mora("explain --case A p.yaml --source time=when --lateness 10m log.csv");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("Met at 2026-03-02 12:10 with 0 s to spare"));
  EXPECT_THAT(shell("$MORA explain --case A p.yaml < log.jsonl").out, StartsWith("service  order"));
}

TEST_F(Explain, BadLinesAreToldAndTheRestCounts) {
  write("bad.jsonl", std::string(log_text) + "nonsense\n");
  const auto run = mora("explain --case A p.yaml bad.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.out, HasSubstr("1 violation, fines 50.00 CNY"));
  EXPECT_THAT(run.err, HasSubstr("bad.jsonl:7: rejected: "));
}

TEST_F(Explain, Mistakes) {
  struct Row {
    std::string arguments;
    std::string_view message;
  };
  const Row rows[] = {
      {"explain", "mora: no policy is named; --rules FILE names one\n"},
      {"explain --case A log.jsonl", "mora: no policy is named; --rules FILE names one\n"},
      {"explain p.yaml --clause 2.2",
       "mora: --clause: there is no clause '2.2'; did you mean '2.1'?\n"},
      {"explain --case C p.yaml log.jsonl", "mora: the log has no event whose order is 'C'\n"},
      {"explain --case A p.yaml missing.jsonl", "missing.jsonl"},
      {"explain missing.yaml", "missing.yaml"},
      {"explain --case A p.yaml log.jsonl --as-of noon", "mora: --as-of: 'noon' is no time"},
      {"explain p.yaml --lang fr", "--lang"},
  };
  for (const Row& row : rows) {
    const auto run = mora(row.arguments);
    EXPECT_EQ(run.exit_code, 2) << row.arguments;
    EXPECT_THAT(run.out, IsEmpty()) << row.arguments;
    EXPECT_THAT(run.err, HasSubstr(std::string(row.message))) << row.arguments;
  }
}

}  // namespace
}  // namespace mora::test
