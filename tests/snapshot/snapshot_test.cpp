// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Monitor::snapshot and Monitor::restore. What a snapshot must not lose is compared byte for byte
// with a run without one here on the sample log, and on random policies in tests/oracle.

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"

#include "support/findings.hpp"
#include "support/snapshots.hpp"

namespace mora {
namespace {

using support::Keep;
using support::KeptFinding;
using support::restore;
using support::snapshot_of;
using support::try_restore;
using testing::HasSubstr;

constexpr TimePoint begin{1'700'000'000'000'000};

// The policy of the smaller tests; `within` is when an order must be answered.
std::string policy(const std::string& within, const std::string& name = "orders") {
  return R"yaml(
mora: 1
policy: )yaml" +
         name + R"yaml(
case: {key: order}
events:
  asked: {fields: {kind: string}}
  answered:
  moved:
roles:
  agent: {assigned_by: {event: moved, person: by}}
clauses:
  - id: "1"
    liable: agent
    require: answered
    on: asked
    within: )yaml" +
         within + R"yaml(
    fine: 30 CNY
)yaml";
}

class Orders {
 public:
  explicit Orders(const Program& program, MonitorOptions options = {})
      : program_(program), monitor_(program, Keep(found_), options) {}

  Status push(const std::string& type, const std::string& order, Duration after) {
    EventBuilder builder(monitor_.program(), type);
    builder.at(begin + after).set("order", order).set("by", "Li");
    return monitor_.push(builder.event());
  }
  Monitor<Keep>& monitor() { return monitor_; }
  const std::vector<KeptFinding>& found() const { return found_; }

 private:
  Program program_;
  std::vector<KeptFinding> found_;
  Monitor<Keep> monitor_;
};

std::string refusal_of(const std::string& bytes, const Program& program) {
  Orders orders(program);
  orders.push("asked", "kept", hours(0));
  const Restoration restoration = try_restore(orders.monitor(), program, bytes);
  if (restoration) return {};
  // Nothing changes.
  EXPECT_EQ(orders.monitor().counters().open, 1u);
  orders.monitor().finish(begin + hours(100));
  EXPECT_EQ(orders.found().size(), 1u);
  return restoration.refusal;
}

std::string taken_snapshot(const Program& program) {
  Orders orders(program);
  orders.push("moved", "a", hours(0));
  orders.push("asked", "a", hours(1));
  orders.push("asked", "b", hours(2));
  return snapshot_of(orders.monitor(), "line 3");
}

TEST(Snapshot, AMonitorGoesOnFromIt) {
  const Program program = support::compiled(policy("3h"));
  const std::string bytes = taken_snapshot(program);
  Orders orders(program);
  orders.push("asked", "forgotten", hours(0));
  const Restoration restoration = restore(orders.monitor(), program, bytes);
  EXPECT_EQ(restoration.position, "line 3");
  EXPECT_FALSE(restoration.adoption.has_value());
  EXPECT_EQ(orders.monitor().counters().open, 2u);
  EXPECT_EQ(orders.monitor().counters().events, 3u);
  EXPECT_EQ(orders.push("asked", "c", hours(1)), Status::too_late);
  EXPECT_EQ(orders.push("answered", "b", hours(3)), Status::accepted);
  orders.monitor().finish(begin + hours(10));
  ASSERT_EQ(orders.found().size(), 1u);
  EXPECT_EQ(orders.found().front().case_key, "a");
  EXPECT_EQ(orders.found().front().at, begin + hours(4));
}

TEST(Snapshot, WhatIsRestoredGivesTheSameSnapshot) {
  const Program program = support::compiled(policy("3h"));
  Orders orders(program);
  orders.push("asked", "a", hours(1));
  const std::string bytes = snapshot_of(orders.monitor());
  Orders other(program);
  restore(other.monitor(), program, bytes);
  EXPECT_EQ(snapshot_of(other.monitor()), bytes);
}

TEST(Snapshot, NoByteBehindItIsRead) {
  const Program program = support::compiled(policy("3h"));
  const std::string bytes = taken_snapshot(program) + "behind";
  Orders orders(program);
  support::ReadPieces read(bytes);
  const Restoration restoration =
      orders.monitor().restore(program, [&](char* to, std::size_t size) { return read(to, size); });
  EXPECT_TRUE(restoration) << restoration.refusal;
  std::string rest(100, ' ');
  rest.resize(read(rest.data(), rest.size()));
  EXPECT_EQ(rest, "behind");
}

TEST(Snapshot, AnEditedPolicyIsAdopted) {
  const std::string bytes = taken_snapshot(support::compiled(policy("3h")));
  const Program edited = support::compiled(policy("5h"));
  Orders under_old(edited);
  const Restoration old_terms = restore(under_old.monitor(), edited, bytes);
  ASSERT_TRUE(old_terms.adoption.has_value());
  EXPECT_EQ(old_terms.adoption->old_terms, 2u);
  under_old.monitor().finish(begin + hours(10));
  ASSERT_EQ(under_old.found().size(), 2u);
  EXPECT_EQ(under_old.found().front().at, begin + hours(4));

  Orders under_new(edited);
  const Restoration new_terms = restore(under_new.monitor(), edited, bytes, OpenUnder::new_terms);
  ASSERT_TRUE(new_terms.adoption.has_value());
  EXPECT_EQ(new_terms.adoption->new_due, 2u);
  under_new.monitor().finish(begin + hours(10));
  ASSERT_EQ(under_new.found().size(), 2u);
  EXPECT_EQ(under_new.found().front().at, begin + hours(6));
}

// A snapshot taken under former rules holds the policies that they are of.
TEST(Snapshot, FormerRulesAreRestored) {
  const Program first = support::compiled(policy("3h"));
  const Program second = support::compiled(policy("5h"));
  Orders orders(first);
  orders.push("asked", "a", hours(1));
  ASSERT_TRUE(orders.monitor().adopt(second));
  orders.push("asked", "b", hours(2));
  const std::string bytes = snapshot_of(orders.monitor());
  for (const bool edited_again : {false, true}) {
    const Program program = edited_again ? first : second;
    Orders other(program);
    const Restoration restoration = restore(other.monitor(), program, bytes);
    EXPECT_EQ(restoration.adoption.has_value(), edited_again);
    other.monitor().finish(begin + hours(10));
    ASSERT_EQ(other.found().size(), 2u);
    EXPECT_EQ(other.found()[0].at, begin + hours(4));
    EXPECT_EQ(other.found()[1].at, begin + hours(7));
  }
}

TEST(Snapshot, EventsThatAreHeldAreKept) {
  const Program program = support::compiled(policy("3h"));
  Orders orders(program, {hours(2)});
  orders.push("asked", "a", hours(3));
  EXPECT_EQ(orders.push("asked", "b", hours(2)), Status::held);
  const std::string bytes = snapshot_of(orders.monitor());
  Orders other(program, {hours(2)});
  restore(other.monitor(), program, bytes);
  EXPECT_EQ(other.push("asked", "c", minutes(30)), Status::too_late);
  other.monitor().finish(begin + hours(20));
  ASSERT_EQ(other.found().size(), 2u);
  EXPECT_EQ(other.found()[0].case_key, "b");

  Orders strict(program);
  EXPECT_THAT(try_restore(strict.monitor(), program, bytes).refusal, HasSubstr("lateness"));
}

// A host may push what no log has.
TEST(Snapshot, OddTextsAndTimesAreKept) {
  const Program program = support::compiled(policy("3h"));
  Orders orders(program);
  orders.push("asked", "no \xff utf-8", hours(0));
  orders.push("asked", std::string("with \0 in it", 12), hours(0));
  orders.push("asked", std::string(100'000, 'k'), hours(0));
  orders.monitor().advance_to(never);
  orders.monitor().advance_to(max_time);
  const std::string bytes = snapshot_of(orders.monitor());
  Orders other(program);
  restore(other.monitor(), program, bytes);
  EXPECT_EQ(snapshot_of(other.monitor()), bytes);
  EXPECT_EQ(other.push("asked", "a", hours(1)), Status::too_late);
}

TEST(Snapshot, EveryCutIsFound) {
  const Program program = support::compiled(policy("3h"));
  const std::string bytes = taken_snapshot(program);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(refusal_of(bytes.substr(0, size), program), "") << size << " bytes";
  }
  EXPECT_EQ(refusal_of(bytes, program), "");
}

TEST(Snapshot, EveryChangedByteIsFound) {
  const Program program = support::compiled(policy("3h"));
  const std::string bytes = taken_snapshot(program);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int change : {1, 128, 255}) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ change);
      EXPECT_NE(refusal_of(changed, program), "") << "byte " << i;
    }
  }
}

TEST(Snapshot, SaysWhyItIsRefused) {
  const Program program = support::compiled(policy("3h"));
  const std::string bytes = taken_snapshot(program);
  EXPECT_THAT(refusal_of("", program), HasSubstr("it is empty"));
  EXPECT_THAT(refusal_of("mora: 1\npolicy: orders", program), HasSubstr("it is no snapshot"));
  EXPECT_THAT(refusal_of(bytes.substr(0, bytes.size() - 1), program), HasSubstr("it is cut off"));
  std::string changed = bytes;
  changed[100] = static_cast<char>(changed[100] ^ 1);
  EXPECT_THAT(refusal_of(changed, program), HasSubstr("a checksum is wrong"));
  std::string newer = bytes;
  newer[8] = 2;
  EXPECT_THAT(refusal_of(newer, program), HasSubstr("it is of version 2, and this is version 1"));
  EXPECT_THAT(refusal_of(bytes, support::compiled(policy("3h", "others"))),
              HasSubstr("it is of the policy 'orders', not of 'others'"));
}

// The findings of the sample log as JSON Lines; after every so many events a new monitor goes on
// from a snapshot, 0: never.
std::string sample_findings(std::size_t every) {
  const Program program = compile_file(MORA_SOURCE_DIR "/rules/sigma-after-sales.yaml").program;
  std::ostringstream out;
  const auto writer = make_writer("jsonl", out);
  auto write = [&](const Finding& f) { writer->write(program, f); };
  std::optional<Monitor<SinkRef>> monitor;
  monitor.emplace(program, SinkRef(write));
  std::ifstream log(MORA_SOURCE_DIR "/rules/samples/sigma-after-sales.jsonl");
  const auto reader = make_reader("jsonl", program, log, {});
  std::size_t taken = 0;
  for (ReadResult line = reader->next(); line.outcome != ReadOutcome::end; line = reader->next()) {
    if (line.outcome != ReadOutcome::event) continue;
    monitor->push(line.event);
    if (every == 0 || ++taken % every != 0) continue;
    const std::string bytes = snapshot_of(*monitor);
    monitor.emplace(program, SinkRef(write));
    restore(*monitor, program, bytes);
  }
  monitor->finish();
  out << monitor->counters().open << " open, " << monitor->counters().violations << " found";
  return out.str();
}

TEST(Snapshot, TheSampleLogLosesNothing) {
  const std::string plain = sample_findings(0);
  EXPECT_GT(plain.size(), 1000u);
  EXPECT_EQ(sample_findings(1), plain);
  EXPECT_EQ(sample_findings(17), plain);
}

// A policy in several files, two of which include a third.
class Spread : public testing::Test {
 protected:
  void SetUp() override {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ =
        std::filesystem::path(testing::TempDir()) / ("mora-" + name + std::to_string(getpid()));
    std::filesystem::create_directories(folder_ / "parts");
    write("parts/kinds.yaml", "events: {asked: {fields: {kind: string}}, answered: {}}\n");
    write("parts/fines.yaml", "include: kinds.yaml\nfines: {slow: {amount: 30 CNY}}\n");
    write("parts/roles.yaml",
          "include: [kinds.yaml]\nroles: {agent: {assigned_by: {event: answered, person: by}}}\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  [[nodiscard]] Program compiled(const std::string& within) const {
    write("orders.yaml",
          "mora: 1\npolicy: orders\ncase: {key: order}\n"
          "include: [parts/fines.yaml, parts/roles.yaml]\nclauses:\n"
          "  - {id: '1', on: asked, require: answered, within: " +
              within + ", fine: slow, liable: agent}\n");
    const CompileResult result = compile_file((folder_ / "orders.yaml").string());
    EXPECT_TRUE(result) << result.messages();
    return result.program;
  }

  std::filesystem::path folder_;
};

// The texts in the snapshot stand for the files, which may be others by now, or gone.
TEST_F(Spread, IsRestoredUnderAnEditedPolicyFromTheTextsInTheSnapshot) {
  Orders orders(compiled("2h"));
  orders.push("asked", "A", hours(0));
  const std::string bytes = snapshot_of(orders.monitor());
  const Program edited = compiled("4h");
  std::filesystem::remove_all(folder_ / "parts");
  for (const OpenUnder terms : {OpenUnder::old_terms, OpenUnder::new_terms}) {
    Orders next(edited);
    const Restoration restored = restore(next.monitor(), edited, bytes, terms);
    ASSERT_TRUE(restored.adoption);
    EXPECT_EQ(restored.adoption->open, 1U);
    EXPECT_EQ(next.monitor().next_due(),
              begin + (terms == OpenUnder::old_terms ? hours(2) : hours(4)));
  }
}

// ---- One case alone ----

std::string case_of(Orders& orders, const std::string& key) {
  std::string bytes;
  const auto keep = [&](std::string_view piece) { bytes.append(piece); };
  EXPECT_EQ(orders.monitor().snapshot_case(key, keep), "");
  return bytes;
}

TEST(CaseSnapshot, HoldsOneCaseAndNoOther) {
  const Program program = compile_text("p.yaml", policy("2h")).program;
  Orders orders(program);
  orders.push("moved", "A", hours(0));
  orders.push("asked", "A", hours(0));
  orders.push("asked", "B", hours(1));
  const std::string bytes = case_of(orders, "A");
  EXPECT_LT(bytes.size(), 250U);
  Orders alone(program);
  ASSERT_TRUE(alone.monitor().restore_case(support::ReadPieces(bytes, 7)));
  EXPECT_EQ(alone.monitor().counters().open, 1U);
  alone.monitor().finish(begin + hours(9));
  ASSERT_EQ(alone.found().size(), 1U);
  EXPECT_EQ(alone.found()[0].case_key, "A");
}

TEST(CaseSnapshot, OfACaseThatDoesNotExistIsAClock) {
  const Program program = compile_text("p.yaml", policy("2h")).program;
  Orders orders(program);
  orders.push("asked", "B", hours(5));
  Orders alone(program);
  ASSERT_TRUE(alone.monitor().restore_case(support::ReadPieces(case_of(orders, "A"))));
  EXPECT_EQ(alone.monitor().counters().open, 0U);
  EXPECT_EQ(alone.push("asked", "A", hours(4)), Status::too_late);
  EXPECT_EQ(alone.push("asked", "A", hours(5)), Status::accepted);
}

TEST(CaseSnapshot, HasTheEventsOfTheCaseThatAreHeld) {
  const Program program = compile_text("p.yaml", policy("2h")).program;
  Orders orders(program, {.lateness = hours(1)});
  orders.push("asked", "A", minutes(30));
  orders.push("asked", "B", minutes(31));
  Orders alone(program, {.lateness = hours(1)});
  ASSERT_TRUE(alone.monitor().restore_case(support::ReadPieces(case_of(orders, "A"))));
  alone.monitor().finish(begin + hours(9));
  ASSERT_EQ(alone.found().size(), 1U);
  EXPECT_EQ(alone.found()[0].case_key, "A");
}

std::string case_refusal(const std::string& bytes, const Program& program,
                         MonitorOptions options = {}) {
  Orders orders(program, options);
  orders.push("asked", "kept", hours(0));
  const Restoration done = orders.monitor().restore_case(support::ReadPieces(bytes));
  EXPECT_FALSE(done);
  orders.monitor().advance_to(begin);
  EXPECT_EQ(orders.monitor().counters().open, 1U);
  return done.refusal;
}

TEST(CaseSnapshot, IsRefusedWhereItDoesNotFit) {
  const Program program = compile_text("p.yaml", policy("2h")).program;
  Orders orders(program);
  orders.push("asked", "A", hours(0));
  const std::string bytes = case_of(orders, "A");
  EXPECT_THAT(case_refusal("", program), HasSubstr("it is empty"));
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    EXPECT_THAT(case_refusal(bytes.substr(0, size), program), HasSubstr("cannot be restored"));
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_THAT(case_refusal(damaged, program), HasSubstr("cannot be restored")) << at;
  }
  EXPECT_THAT(case_refusal(bytes, program, {.lateness = hours(1)}), HasSubstr("another lateness"));
  const Program edited = compile_text("p.yaml", policy("3h")).program;
  EXPECT_THAT(case_refusal(bytes, edited), HasSubstr("other texts of the policy"));
  const Program other = compile_text("p.yaml", policy("2h", "shops")).program;
  EXPECT_THAT(case_refusal(bytes, other), HasSubstr("of the policy 'orders', not of 'shops'"));
}

TEST(CaseSnapshot, IsNoWholeSnapshotNorTheOtherWayRound) {
  const Program program = compile_text("p.yaml", policy("2h")).program;
  Orders orders(program);
  orders.push("asked", "A", hours(0));
  EXPECT_THAT(case_refusal(snapshot_of(orders.monitor()), program),
              HasSubstr("it is of all cases"));
  EXPECT_THAT(refusal_of(case_of(orders, "A"), program), HasSubstr("it is of one case alone"));
}

TEST(CaseSnapshot, GoesOnUnderAnEditedPolicyByWayOfTheFormerOne) {
  const Program program = compile_text("p.yaml", policy("2h")).program;
  Orders orders(program);
  orders.push("asked", "A", hours(0));
  Orders alone(program);
  ASSERT_TRUE(alone.monitor().restore_case(support::ReadPieces(case_of(orders, "A"))));
  const Program edited = compile_text("p.yaml", policy("3h")).program;
  ASSERT_TRUE(alone.monitor().adopt(edited, OpenUnder::new_terms));
  EXPECT_EQ(alone.monitor().next_due(), begin + hours(3));
}

TEST(CaseSnapshot, IsRefusedWhereStateBelongsToNoOneCase) {
  std::string with_ids = policy("2h");
  with_ids.replace(with_ids.find("case: {key"), 0, "dedupe: uid\n");
  std::string with_key = policy("2h");
  with_key += "    key: kind\n";
  with_key.replace(with_key.find("answered:\n"), 10, "answered: {fields: {kind: string}}\n");
  for (const auto& [text, words] :
       {std::pair(with_ids, "'dedupe'"), {with_key, "key of their own"}}) {
    const CompileResult compiled = compile_text("p.yaml", text);
    ASSERT_TRUE(compiled) << compiled.messages();
    Orders orders(compiled.program);
    std::string bytes;
    const auto keep = [&](std::string_view piece) { bytes.append(piece); };
    EXPECT_THAT(orders.monitor().snapshot_case("A", keep), HasSubstr(words));
    EXPECT_EQ(bytes, "");
  }
}

}  // namespace
}  // namespace mora
