// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// mora.h: who owns what, what goes wrong and how it is told. That its findings are right is for
// cases_test.cpp.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/arrow_abi.hpp"

#include "bindings/c/handles.hpp"
#include "mora.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view desk = R"(mora: 1
policy: desk
timezone: Europe/Berlin
currency: EUR
case: {key: ticket}
events:
  opened: {fields: {priority: string, price: money, seconds: number, since: time}}
  answered: {}
clauses:
  - {id: "1", on: opened, require: answered, within: 2h, fine: 20}
)";

constexpr std::int64_t hour = 3'600'000'000;
constexpr std::int64_t morning = 1'772'442'000'000'000;  // 2026-03-02T09:00:00Z

mora_event event_of(std::uint32_t type, std::int64_t time, const std::vector<mora_value>& fields) {
  mora_event event{};
  event.type = type;
  event.time = time;
  event.fields = fields.data();
  event.field_count = fields.size();
  return event;
}

mora_value text_value(std::string_view text) {
  mora_value value{};
  value.kind = MORA_KIND_STRING;
  value.as.text = str(text);
  return value;
}

// An event `opened` of the case, with a value in one of its fields.
std::vector<mora_value> opened_fields(std::string_view ticket, std::size_t slot = 0,
                                      mora_value value = {}) {
  std::vector<mora_value> fields(6);
  fields[0] = text_value(ticket);
  if (slot != 0) fields[slot] = value;
  return fields;
}

void keep_case(void* context, const mora_finding* finding) {
  static_cast<std::vector<std::string>*>(context)->push_back(owned(finding->case_key));
}

class CApi : public testing::Test {
 protected:
  [[nodiscard]] const mora_program* program() const { return compiled_.program(); }

  [[nodiscard]] Monitor monitor() { return Monitor(program(), keep_case, &cases_); }
  [[nodiscard]] Monitor monitor_that_keeps(std::int32_t keep) const {
    mora_monitor_options options{};
    options.size = sizeof options;
    options.keep = keep;
    return Monitor(program(), nullptr, nullptr, &options);
  }

  [[nodiscard]] std::int32_t push(const Monitor& monitor, const mora_event& event) const {
    std::int32_t status = -1;
    EXPECT_EQ(mora_monitor_push(monitor.get(), &event, &status), MORA_OK);
    return status;
  }
  [[nodiscard]] std::int32_t push_value(std::size_t slot, mora_value value) {
    const Monitor fresh = monitor();
    const std::vector<mora_value> fields = opened_fields("T-1", slot, value);
    return push(fresh, event_of(0, morning, fields));
  }

  Compiled compiled_ = Compiled::text("desk.yaml", desk);
  std::vector<std::string> cases_;
};

TEST_F(CApi, TheVersionsAreThoseOfTheHeader) {
  EXPECT_EQ(mora_abi_version(), static_cast<std::uint32_t>(MORA_ABI_VERSION));
  EXPECT_THAT(mora_version(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

TEST_F(CApi, NothingComesOfNull) {
  EXPECT_EQ(mora_monitor_new(nullptr, nullptr, nullptr, nullptr, nullptr), MORA_INVALID_ARGUMENT);
  EXPECT_EQ(mora_monitor_push(nullptr, nullptr, nullptr), MORA_INVALID_ARGUMENT);
  EXPECT_EQ(mora_monitor_push_json(nullptr, str(""), nullptr), MORA_INVALID_ARGUMENT);
  EXPECT_EQ(mora_monitor_push_arrow(nullptr, nullptr, nullptr, nullptr), MORA_INVALID_ARGUMENT);
  EXPECT_EQ(mora_monitor_snapshot(nullptr, str(""), nullptr, nullptr), MORA_INVALID_ARGUMENT);
  EXPECT_EQ(mora_monitor_next_due(nullptr), MORA_NO_TIME);
  EXPECT_EQ(mora_monitor_program(nullptr), nullptr);
  EXPECT_EQ(mora_program_retain(nullptr), nullptr);
  EXPECT_EQ(mora_program_find_event(nullptr, str("opened")), MORA_NOT_FOUND);
  EXPECT_EQ(mora_program_read_time(nullptr, str("2026-03-02"), nullptr), MORA_INVALID_ARGUMENT);
  EXPECT_EQ(mora_diagnostics_count(nullptr), 0U);
  EXPECT_EQ(mora_text_get(nullptr).size, 0U);
  mora_program_free(nullptr);
  mora_diagnostics_free(nullptr);
  mora_monitor_free(nullptr);
  mora_event_builder_free(nullptr);
  mora_text_free(nullptr);
}

TEST_F(CApi, AMonitorAndARetainedProgramLiveOnWithoutTheProgramTheyCameOf) {
  mora_program* const other = mora_program_retain(program());
  const Monitor judge = monitor();
  compiled_.free_program();
  EXPECT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  EXPECT_EQ(mora_monitor_advance_to(judge.get(), morning + 3 * hour), MORA_OK);
  EXPECT_THAT(cases_, ElementsAre("T-1"));
  EXPECT_EQ(mora_program_find_event(other, str("answered")), 1U);
  mora_program_free(other);
}

TEST_F(CApi, AProgramReadsTimesOfItsZone) {
  int64_t time = 0;
  EXPECT_EQ(mora_program_read_time(program(), str("2026-03-02T09:00:00.000005+01:00"), &time),
            MORA_OK);
  int64_t local = 0;
  EXPECT_EQ(mora_program_read_time(program(), str("2026-03-02 09:00:00.000005"), &local), MORA_OK);
  EXPECT_EQ(local, time);
  EXPECT_EQ(time % 1'000'000, 5);
  EXPECT_EQ(mora_program_read_time(program(), str("noon"), &time), MORA_REFUSED);
  EXPECT_EQ(local, time) << "a refused text leaves it as it was";
}

TEST_F(CApi, AMistakenPolicyGivesDiagnosticsAndNoProgram) {
  const Compiled wrong = Compiled::text("wrong.yaml", "mora: 1\npolicy: x\nclausess: []\n");
  EXPECT_EQ(wrong.status(), MORA_INVALID_POLICY);
  EXPECT_EQ(wrong.program(), nullptr);
  ASSERT_GE(mora_diagnostics_count(wrong.diagnostics()), 1U);
  mora_diagnostic found{};
  found.size = sizeof found;
  bool has_unknown_key = false;
  for (std::size_t i = 0; i < mora_diagnostics_count(wrong.diagnostics()); ++i) {
    ASSERT_EQ(mora_diagnostics_get(wrong.diagnostics(), i, &found), MORA_OK);
    if (owned(found.name) != "unknown_key") continue;
    has_unknown_key = true;
    EXPECT_EQ(owned(found.file), "wrong.yaml");
    EXPECT_EQ(found.line, 3U);
    EXPECT_EQ(found.column, 1U);
    EXPECT_EQ(found.end_column, 9U);
    EXPECT_EQ(found.severity, MORA_ERROR);
    EXPECT_THAT(owned(found.help), HasSubstr("clauses"));
  }
  EXPECT_TRUE(has_unknown_key);
  EXPECT_EQ(mora_diagnostics_get(wrong.diagnostics(), 99, &found), MORA_INVALID_ARGUMENT);
  EXPECT_THAT(wrong.messages(), HasSubstr("wrong.yaml:3:1: error: "));
}

TEST_F(CApi, AMissingFileIsADiagnostic) {
  const Compiled missing = Compiled::file("/nowhere/at/all.yaml");
  EXPECT_EQ(missing.status(), MORA_INVALID_POLICY);
  EXPECT_THAT(missing.messages(), HasSubstr("/nowhere/at/all.yaml"));
}

TEST_F(CApi, AProgramTellsItsVocabulary) {
  mora_program_info info{};
  info.size = sizeof info;
  ASSERT_EQ(mora_program_get(program(), &info), MORA_OK);
  EXPECT_EQ(owned(info.policy), "desk");
  EXPECT_EQ(owned(info.timezone), "Europe/Berlin");
  EXPECT_STREQ(info.currency, "EUR");
  EXPECT_EQ(info.rule_count, 1U);
  EXPECT_EQ(info.event_count, 2U);
  mora_str name{};
  std::uint32_t fields = 0;
  ASSERT_EQ(mora_program_event(program(), 0, &name, &fields), MORA_OK);
  EXPECT_EQ(owned(name), "opened");
  EXPECT_EQ(fields, 6U);
  EXPECT_EQ(mora_program_event(program(), 2, &name, &fields), MORA_INVALID_ARGUMENT);
  const std::uint32_t price = mora_program_find_field(program(), 0, str("price"));
  mora_field_info field{};
  field.size = sizeof field;
  ASSERT_EQ(mora_program_field(program(), 0, price, &field), MORA_OK);
  EXPECT_EQ(owned(field.name), "price");
  EXPECT_EQ(field.kind, MORA_KIND_MONEY);
  EXPECT_EQ(mora_program_find_field(program(), 0, str("prize")), MORA_NOT_FOUND);
  mora_rule_info rule{};
  rule.size = sizeof rule;
  ASSERT_EQ(mora_program_rule(program(), 0, &rule), MORA_OK);
  EXPECT_EQ(owned(rule.clause), "1");
  EXPECT_EQ(rule.line, 10U);
}

// As a program would that was compiled with an older header, of which a member is missing.
TEST_F(CApi, AStructThatKnowsLessIsFilledAsFarAsItGoes) {
  mora_counters counters{};
  std::memset(&counters, 0x55, sizeof counters);
  counters.size = offsetof(mora_counters, open);
  const Monitor judge = monitor();
  ASSERT_EQ(mora_monitor_counters(judge.get(), &counters), MORA_OK);
  EXPECT_EQ(counters.size, offsetof(mora_counters, open));
  EXPECT_EQ(counters.violations, 0U);
  EXPECT_EQ(counters.open, 0x5555555555555555U);
}

TEST_F(CApi, AValueOfAnotherKindIsNoEvent) {
  mora_value number{};
  number.kind = MORA_KIND_NUMBER;
  number.as.integer = 5;
  mora_value unknown{};
  unknown.kind = 99;
  EXPECT_EQ(push_value(2, number), MORA_BAD_VALUE);
  EXPECT_EQ(push_value(4, text_value("5")), MORA_BAD_VALUE);
  EXPECT_EQ(push_value(4, unknown), MORA_BAD_VALUE);
  EXPECT_EQ(push_value(4, number), MORA_ACCEPTED);
  number.exponent = 1'000;
  EXPECT_EQ(push_value(4, number), MORA_BAD_VALUE);
}

TEST_F(CApi, TimesAndAmountsOutOfRangeAreNoEvent) {
  mora_value time{};
  time.kind = MORA_KIND_TIME;
  time.as.integer = INT64_MAX;
  EXPECT_EQ(push_value(5, time), MORA_BAD_VALUE);
  time.as.integer = morning;
  EXPECT_EQ(push_value(5, time), MORA_ACCEPTED);
  mora_value money{};
  money.kind = MORA_KIND_MONEY;
  std::memcpy(money.currency, "CNY", 4);
  EXPECT_EQ(push_value(3, money), MORA_ACCEPTED);
  std::memcpy(money.currency, "QQQ", 4);
  EXPECT_EQ(push_value(3, money), MORA_BAD_VALUE);
  std::memset(money.currency, 0, 4);
  EXPECT_EQ(push_value(3, money), MORA_ACCEPTED);
}

TEST_F(CApi, EventsThatTheMonitorRejectsSayWhy) {
  const Monitor judge = monitor();
  EXPECT_EQ(push(judge, event_of(7, morning, opened_fields("T-1"))), MORA_UNKNOWN_TYPE);
  EXPECT_EQ(push(judge, event_of(0, morning, {})), MORA_TOO_FEW_FIELDS);
  EXPECT_EQ(push(judge, event_of(0, INT64_MAX, opened_fields("T-1"))), MORA_TIME_OUT_OF_RANGE);
  EXPECT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  EXPECT_EQ(push(judge, event_of(0, morning - hour, opened_fields("T-2"))), MORA_TOO_LATE);
  for (std::int32_t status = MORA_ACCEPTED; status <= MORA_BAD_VALUE; ++status) {
    EXPECT_GE(mora_describe_event_status(status).size, 4U) << status;
  }
  EXPECT_EQ(mora_describe_event_status(99).data, nullptr);
}

TEST_F(CApi, ManyEventsAreAsManySingleOnes) {
  std::vector<std::vector<mora_value>> fields;
  std::vector<std::string> tickets;
  for (int i = 0; i < 200; ++i) tickets.push_back("T-" + std::to_string(i));
  std::vector<mora_event> events;
  for (const std::string& ticket : tickets) fields.push_back(opened_fields(ticket));
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    events.push_back(event_of(i == 70 ? 9 : 0, morning, fields[i]));
  }
  std::vector<mora_value> bad = opened_fields("T-x", 4, text_value("no number"));
  events[100].fields = bad.data();
  const Monitor judge = monitor();
  std::vector<std::int32_t> statuses(events.size(), -1);
  ASSERT_EQ(mora_monitor_push_many(judge.get(), events.data(), events.size(), statuses.data()),
            MORA_OK);
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    const std::int32_t wanted = i == 70    ? MORA_UNKNOWN_TYPE
                                : i == 100 ? MORA_BAD_VALUE
                                           : MORA_ACCEPTED;
    EXPECT_EQ(statuses[i], wanted) << i;
  }
  ASSERT_EQ(mora_monitor_advance_to(judge.get(), morning + 3 * hour), MORA_OK);
  EXPECT_EQ(cases_.size(), 198U);
}

TEST_F(CApi, ABuilderTellsItsFirstMistakeAndIsNoEventThen) {
  const Monitor judge = monitor();
  const Builder builder(program(), "opened");
  EXPECT_EQ(mora_event_builder_at_text(builder.get(), str("yesterday")), MORA_OK);
  EXPECT_EQ(mora_event_builder_set_text(builder.get(), str("colour"), str("red")), MORA_OK);
  EXPECT_THAT(owned(mora_event_builder_error(builder.get())), HasSubstr("yesterday"));
  std::int32_t status = -1;
  EXPECT_EQ(mora_monitor_push_built(judge.get(), builder.get(), &status), MORA_OK);
  EXPECT_EQ(status, MORA_BAD_VALUE);
}

TEST_F(CApi, ABuilderOfAnotherProgramIsRefused) {
  const Monitor judge = monitor();
  const Compiled other = Compiled::text("desk.yaml", desk);
  const Builder builder(other.program(), "opened");
  EXPECT_EQ(mora_monitor_push_built(judge.get(), builder.get(), nullptr), MORA_INVALID_ARGUMENT);
}

constexpr std::string_view opened_line =
    R"({"time":"2026-03-02T09:00:00Z","type":"opened","ticket":"T-1"})";

TEST_F(CApi, LinesMayComeInAnyPieces) {
  const std::string lines = std::string(opened_line) + "\n\n" +
                            R"({"time":"2026-03-02T10:00:00Z","type":"opened","ticket":"T-2"})" +
                            "\n" +
                            R"({"time":"2026-03-02T12:30:00Z","type":"answered","ticket":"T-9"})";
  for (std::size_t cut = 1; cut < lines.size(); ++cut) {
    cases_.clear();
    const Monitor judge = monitor();
    for (std::size_t at = 0; at < lines.size(); at += cut) {
      mora_monitor_push_json(judge.get(), str(std::string_view(lines).substr(at, cut)), nullptr);
    }
    ASSERT_EQ(mora_monitor_finish(judge.get(), MORA_NO_TIME), MORA_OK);
    ASSERT_THAT(cases_, ElementsAre("T-1", "T-2")) << cut;
  }
}

struct Rejections {
  std::vector<std::pair<std::uint64_t, std::string>> all;
  static void keep(void* context, std::uint64_t line, mora_str reason) {
    static_cast<Rejections*>(context)->all.emplace_back(line, owned(reason));
  }
};

TEST_F(CApi, BadLinesAreToldAndCounted) {
  mora_monitor_options options{};
  options.size = sizeof options;
  options.on_rejection = Rejections::keep;
  options.max_line = 100;
  options.first_line = 11;
  Rejections rejections;
  const Monitor judge(program(), nullptr, &rejections, &options);
  const std::string lines = std::string(opened_line) + "\n{\n" +
                            R"({"time":"2026-03-02T09:00:00Z",)" +
                            R"("type":"surprise","ticket":"T-1"})" + "\n";
  mora_push_counts counts{};
  counts.size = sizeof counts;
  ASSERT_EQ(mora_monitor_push_json(judge.get(), str(lines), &counts), MORA_OK);
  EXPECT_EQ(counts.events, 1U);
  EXPECT_EQ(counts.rejected, 1U);
  EXPECT_EQ(counts.unknown, 1U);
  // A line that never ends takes no more memory than it may have.
  const std::string much(1'000, 'x');
  for (int i = 0; i < 100; ++i) mora_monitor_push_json(judge.get(), str(much), nullptr);
  ASSERT_EQ(mora_monitor_push_json(judge.get(), str("\n"), nullptr), MORA_OK);
  ASSERT_EQ(rejections.all.size(), 2U);
  EXPECT_EQ(rejections.all[0].first, 12U);
  EXPECT_THAT(rejections.all[0].second, HasSubstr("not JSON"));
  EXPECT_EQ(rejections.all[1].first, 14U);
  EXPECT_THAT(rejections.all[1].second, HasSubstr("longer than 100 bytes"));
}

TEST_F(CApi, FindingsAreKeptAsLinesUntilTheyAreTaken) {
  const Monitor judge = monitor_that_keeps(MORA_KEEP_JSON);
  ASSERT_EQ(mora_monitor_push_json(judge.get(), str(std::string(opened_line) + "\n"), nullptr),
            MORA_OK);
  ASSERT_EQ(mora_monitor_finish(judge.get(), morning + 3 * hour), MORA_OK);
  mora_text* lines = nullptr;
  ASSERT_EQ(mora_monitor_take_json(judge.get(), &lines), MORA_OK);
  EXPECT_THAT(taken(lines), testing::StartsWith(R"({"kind":"violation",)"));
  ASSERT_EQ(mora_monitor_take_json(judge.get(), &lines), MORA_OK);
  EXPECT_THAT(taken(lines), IsEmpty());
  ArrowArrayStream table{};
  EXPECT_EQ(mora_monitor_take_arrow(judge.get(), &table), MORA_INVALID_ARGUMENT);
}

// What a monitor keeps as a table is one that another reads: here, as events.
TEST_F(CApi, ATableOfFindingsIsATableOfEvents) {
  const Monitor judge = monitor_that_keeps(MORA_KEEP_ARROW);
  ASSERT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  ASSERT_EQ(push(judge, event_of(0, morning + hour, opened_fields("T-2"))), MORA_ACCEPTED);
  ASSERT_EQ(mora_monitor_finish(judge.get(), morning + 9 * hour), MORA_OK);
  ArrowArrayStream table{};
  ASSERT_EQ(mora_monitor_take_arrow(judge.get(), &table), MORA_OK);

  const Compiled review = Compiled::text("review.yaml", R"(mora: 1
policy: review
timezone: UTC
case: {key: case}
source: {time: at, type: kind}
events:
  violation: {fields: {fine: number, due_at: time, evidence: list}}
clauses:
  - {id: dear, forbid: violation where fine == 20 and 2 in evidence}
)");
  ASSERT_EQ(review.status(), MORA_OK) << review.messages();
  const Monitor reviewer(review.program(), keep_case, &cases_);
  mora_push_counts counts{};
  counts.size = sizeof counts;
  mora_text* message = nullptr;
  EXPECT_EQ(mora_monitor_push_arrow(reviewer.get(), &table, &counts, &message), MORA_OK)
      << taken(message);
  EXPECT_EQ(table.release, nullptr);
  EXPECT_EQ(counts.events, 2U);
  EXPECT_EQ(counts.rejected, 0U);
  EXPECT_THAT(cases_, ElementsAre("T-2"));
}

TEST_F(CApi, ATableThatLacksAColumnIsRefused) {
  const Monitor judge = monitor_that_keeps(MORA_KEEP_ARROW);
  ArrowArrayStream table{};
  ASSERT_EQ(mora_monitor_take_arrow(judge.get(), &table), MORA_OK);
  mora_text* message = nullptr;
  EXPECT_EQ(mora_monitor_push_arrow(judge.get(), &table, nullptr, &message), MORA_REFUSED);
  EXPECT_THAT(taken(message), HasSubstr("the table has no column 'time', only \"kind\", \"id\","));
  EXPECT_EQ(table.release, nullptr);
}

TEST_F(CApi, AnEditedPolicyIsAdopted) {
  const Monitor judge = monitor();
  ASSERT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  std::string text(desk);
  text.replace(text.find("2h"), 2, "4h");
  const Compiled next = Compiled::text("desk.yaml", text);
  mora_adoption adoption{};
  adoption.size = sizeof adoption;
  mora_text* message = nullptr;
  ASSERT_EQ(mora_monitor_adopt(judge.get(), next.program(), MORA_NEW_TERMS, 1, &adoption, &message),
            MORA_OK);
  EXPECT_EQ(adoption.new_due, 1U);
  EXPECT_THAT(taken(message), HasSubstr("1 open"));
  EXPECT_EQ(mora_monitor_next_due(judge.get()), morning + 2 * hour);
  ASSERT_EQ(mora_monitor_adopt(judge.get(), next.program(), MORA_NEW_TERMS, 0, nullptr, nullptr),
            MORA_OK);
  EXPECT_EQ(mora_monitor_next_due(judge.get()), morning + 4 * hour);
  const Builder builder(mora_monitor_program(judge.get()), "answered");
  mora_event_builder_at(builder.get(), morning + hour);
  mora_event_builder_set_text(builder.get(), str("ticket"), str("T-1"));
  std::int32_t status = -1;
  EXPECT_EQ(mora_monitor_push_built(judge.get(), builder.get(), &status), MORA_OK);
  EXPECT_EQ(status, MORA_ACCEPTED);
}

TEST_F(CApi, APolicyOfAnotherNameIsNotAdopted) {
  const Monitor judge = monitor();
  std::string text(desk);
  text.replace(text.find("policy: desk"), 12, "policy: shop");
  const Compiled next = Compiled::text("shop.yaml", text);
  mora_text* message = nullptr;
  EXPECT_EQ(mora_monitor_adopt(judge.get(), next.program(), MORA_OLD_TERMS, 0, nullptr, &message),
            MORA_REFUSED);
  EXPECT_THAT(taken(message), HasSubstr("name"));
}

TEST_F(CApi, ASnapshotGoesOnWhereItWasTaken) {
  const Monitor judge = monitor();
  ASSERT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  const std::string bytes = snapshot_of(judge.get(), "line 7");
  const Monitor next = monitor();
  mora_text* position = nullptr;
  mora_text* message = nullptr;
  ASSERT_EQ(restore(next.get(), program(), bytes, &position, &message), MORA_OK);
  EXPECT_EQ(taken(position), "line 7");
  EXPECT_EQ(message, nullptr);
  ASSERT_EQ(mora_monitor_advance_to(next.get(), morning + 3 * hour), MORA_OK);
  EXPECT_THAT(cases_, ElementsAre("T-1"));
}

// Half a line that was read before is of another past.
TEST_F(CApi, RestoringForgetsTheBeginningOfALine) {
  const Monitor judge = monitor();
  const std::string bytes = snapshot_of(judge.get());
  ASSERT_EQ(mora_monitor_push_json(judge.get(), str("{\"time\": \"2026-0"), nullptr), MORA_OK);
  ASSERT_EQ(restore(judge.get(), program(), bytes), MORA_OK);
  mora_push_counts counts{};
  counts.size = sizeof counts;
  const std::string line = std::string(opened_line) + "\n";
  ASSERT_EQ(mora_monitor_push_json(judge.get(), str(line), &counts), MORA_OK);
  EXPECT_EQ(counts.events, 1U);
}

TEST_F(CApi, ASourceThatNamesNoFieldIsTold) {
  const mora_source_name name = {str("tiem"), str("when")};
  mora_monitor_options options{};
  options.size = sizeof options;
  options.source = &name;
  options.source_count = 1;
  mora_monitor* judge = nullptr;
  mora_text* message = nullptr;
  EXPECT_EQ(mora_monitor_new(program(), nullptr, nullptr, &options, &judge), MORA_INVALID_ARGUMENT);
  EXPECT_EQ(mora_program_check_source(program(), name, &message), MORA_REFUSED);
  EXPECT_THAT(taken(message), HasSubstr("tiem"));
  EXPECT_EQ(mora_program_check_source(program(), {str("time"), str("when")}, nullptr), MORA_OK);
}

TEST_F(CApi, ADamagedSnapshotIsRefusedAndChangesNothing) {
  const Monitor judge = monitor();
  ASSERT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  std::string bytes = snapshot_of(judge.get());
  bytes[bytes.size() / 2] ^= 1;
  mora_text* message = nullptr;
  EXPECT_EQ(restore(judge.get(), program(), bytes, nullptr, &message), MORA_REFUSED);
  EXPECT_THAT(taken(message), HasSubstr("a checksum is wrong"));
  EXPECT_EQ(mora_monitor_next_due(judge.get()), morning + 2 * hour);
}

TEST_F(CApi, ACaseGoesOnAlone) {
  const Monitor judge = monitor();
  ASSERT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  ASSERT_EQ(push(judge, event_of(0, morning, opened_fields("T-2"))), MORA_ACCEPTED);
  std::string bytes;
  const auto write = [](void* context, mora_str piece) -> std::int32_t {
    static_cast<std::string*>(context)->append(piece.data, piece.size);
    return 0;
  };
  mora_text* message = nullptr;
  ASSERT_EQ(mora_monitor_snapshot_case(judge.get(), str("T-2"), write, &bytes, &message), MORA_OK);
  EXPECT_EQ(message, nullptr);
  const auto read = [](void* context, char* to, std::size_t size) {
    auto& rest = *static_cast<std::string_view*>(context);
    const std::size_t count = rest.copy(to, size);
    rest.remove_prefix(count);
    return count;
  };
  std::string_view rest = bytes;
  const Monitor alone = monitor();
  ASSERT_EQ(mora_monitor_restore_case(alone.get(), read, &rest, &message), MORA_OK);
  ASSERT_EQ(mora_monitor_advance_to(alone.get(), morning + 3 * hour), MORA_OK);
  EXPECT_THAT(cases_, ElementsAre("T-2"));
  rest = std::string_view(bytes).substr(1);
  EXPECT_EQ(mora_monitor_restore_case(alone.get(), read, &rest, &message), MORA_REFUSED);
  EXPECT_THAT(taken(message), HasSubstr("it is no snapshot"));
}

TEST_F(CApi, AWriterThatFailsIsNotCalledAgain) {
  const Monitor judge = monitor();
  int calls = 0;
  const auto fail = [](void* context, mora_str) -> std::int32_t {
    ++*static_cast<int*>(context);
    return 1;
  };
  EXPECT_EQ(mora_monitor_snapshot(judge.get(), str(""), fail, &calls), MORA_CALLBACK_FAILED);
  EXPECT_EQ(calls, 1);
}

TEST_F(CApi, OpenObligationsAreTold) {
  const Monitor judge = monitor();
  ASSERT_EQ(push(judge, event_of(0, morning, opened_fields("T-1"))), MORA_ACCEPTED);
  std::vector<std::string> open;
  const auto keep = [](void* context, const mora_open_obligation* obligation) {
    EXPECT_EQ(obligation->due_at, morning + 2 * hour);
    EXPECT_EQ(obligation->opened_at, morning);
    EXPECT_EQ(obligation->paused, 0);
    static_cast<std::vector<std::string>*>(context)->push_back(owned(obligation->case_key));
  };
  ASSERT_EQ(mora_monitor_for_each_open(judge.get(), keep, &open), MORA_OK);
  EXPECT_THAT(open, ElementsAre("T-1"));
}

}  // namespace
