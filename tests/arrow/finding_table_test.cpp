// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Findings as a table, read back column by column.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/arrow.hpp"
#include "mora/arrow_abi.hpp"
#include "mora/compile.hpp"
#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"

#include "arrow/column.hpp"
#include "arrow/number_text.hpp"

namespace mora {
namespace {

using arrow::Column;
using arrow::ColumnType;
using testing::ElementsAre;
using testing::IsEmpty;

Program compiled() {
  const CompileResult result = compile_text("desk.yaml", R"(mora: 1
policy: desk
timezone: Europe/Berlin
currency: JPY
case: {key: ticket}
events: {opened: {fields: {agent: string}}, closed: {}, complained: {}}
roles: {agent: {title: agent, assigned_by: {event: opened, person: agent}}}
fines:
  quick: {amount: 30 JPY, aggravated: [{when: complained, amount: 50}]}
clauses:
  - {id: "1", on: opened, require: closed, within: 2h, liable: agent, fine: quick}
)");
  EXPECT_TRUE(result) << result.messages();
  return result.program;
}

std::string cell(const Column& column, std::int64_t row) {
  if (column.is_null(row)) return "-";
  switch (column.format().type) {
    case ColumnType::text32: return std::string(column.text(row));
    case ColumnType::list32: {
      std::string list;
      const Column::Range range = column.range(row);
      for (std::int64_t i = range.begin; i < range.end; ++i) {
        list += arrow::number_text(column.items(), i) + ";";
      }
      return list;
    }
    default: return arrow::number_text(column, row);
  }
}

using Row = std::map<std::string, std::string>;

// All rows of a stream, which is released; `batches` gets how many there were.
std::vector<Row> rows_of(ArrowArrayStream& stream, std::size_t* batches = nullptr) {
  ArrowSchema schema{};
  EXPECT_EQ(stream.get_schema(&stream, &schema), 0);
  std::vector<Row> rows;
  for (;;) {
    ArrowArray batch{};
    EXPECT_EQ(stream.get_next(&stream, &batch), 0);
    if (batch.release == nullptr) break;
    if (batches != nullptr) ++*batches;
    const std::size_t first = rows.size();
    rows.resize(first + static_cast<std::size_t>(batch.length));
    for (std::int64_t c = 0; c < batch.n_children; ++c) {
      Column column = Column::make(*schema.children[c]).value();
      column.take(*batch.children[c]);
      for (std::int64_t row = 0; row < batch.length; ++row) {
        rows[first + static_cast<std::size_t>(row)][schema.children[c]->name] = cell(column, row);
      }
    }
    batch.release(&batch);
  }
  schema.release(&schema);
  stream.release(&stream);
  EXPECT_EQ(stream.release, nullptr);
  return rows;
}

class FindingTables : public testing::Test {
 protected:
  void run() {
    Monitor monitor(program_, [&](const Finding& finding) { table_.add(program_, finding); });
    EventBuilder opened(program_, "opened");
    opened.at("2026-03-02 09:00").set("ticket", "T-1").set("agent", "maria").line(7);
    monitor.push(opened.event());
    EventBuilder complained(program_, "complained");
    complained.at("2026-03-02 12:00").set("ticket", "T-1").line(8);
    monitor.push(complained.event());
    EventBuilder closed(program_, "closed");
    closed.at("2026-03-02 13:30").set("ticket", "T-1").line(9);
    monitor.push(closed.event());
    monitor.finish();
  }

  Program program_ = compiled();
  FindingTable table_{program_};
};

TEST_F(FindingTables, HasARowForEachFinding) {
  run();
  EXPECT_EQ(table_.size(), 3U);
  ArrowArrayStream stream{};
  table_.hand_over(&stream);
  EXPECT_EQ(table_.size(), 0U);
  std::vector<Row> rows = rows_of(stream);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0]["id"].size(), 16U);
  EXPECT_EQ(rows[1]["id"], rows[0]["id"]);
  for (Row& row : rows) row.erase("id");
  EXPECT_EQ(
      rows[0],
      (Row{{"kind", "violation"},
           {"policy", "desk"},
           {"clause", "1"},
           {"rule", "-"},
           {"case", "T-1"},
           {"role", "agent"},
           {"person", "maria"},
           {"opened_at", "1772438400000000"},
           {"due_at", "1772445600000000"},
           {"at", "1772445600000000"},
           {"fine", "30.0000"},
           {"currency", "JPY"},
           {"evidence", "7;"},
           {"because", "no closed by 2026-03-02 11:00, 2 h after opened at 09:00 (maria, agent)"},
           {"from", "-"},
           {"to", "-"},
           {"delta", "-"},
           {"fulfilled_at", "-"},
           {"late_by", "-"},
           {"caused_clause", "-"},
           {"caused_at", "-"}}));
  EXPECT_EQ(rows[1]["kind"], "amended");
  EXPECT_EQ(rows[1]["from"], "30.0000");
  EXPECT_EQ(rows[1]["to"], "50.0000");
  EXPECT_EQ(rows[1]["delta"], "20.0000");
  EXPECT_EQ(rows[2]["kind"], "late");
  EXPECT_EQ(rows[2]["late_by"], "9000000000");
  EXPECT_EQ(rows[2]["fulfilled_at"], "1772454600000000");
}

TEST_F(FindingTables, TimesHaveThePolicysZone) {
  ArrowArrayStream stream{};
  table_.hand_over(&stream);
  ArrowSchema schema{};
  ASSERT_EQ(stream.get_schema(&stream, &schema), 0);
  std::map<std::string, std::string> formats;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    formats[schema.children[i]->name] = schema.children[i]->format;
  }
  EXPECT_EQ(formats["at"], "tsu:Europe/Berlin");
  EXPECT_EQ(formats["fine"], "d:38,4");
  EXPECT_EQ(formats["late_by"], "tDu");
  EXPECT_EQ(formats["evidence"], "+l");
  schema.release(&schema);
  EXPECT_THAT(rows_of(stream), IsEmpty());
}

TEST_F(FindingTables, ATableThatNobodyTakesIsFreed) {
  run();
  ArrowArrayStream stream{};
  table_.hand_over(&stream);
  stream.release(&stream);
  run();  // what comes later stays here, and is freed with it
}

// Whoever has a batch may take a column out of it, and release both in any order.
TEST_F(FindingTables, AColumnLivesOnWithoutItsBatch) {
  run();
  ArrowArrayStream stream{};
  table_.hand_over(&stream);
  ArrowArray batch{};
  ASSERT_EQ(stream.get_next(&stream, &batch), 0);
  ArrowArray policy = *batch.children[2];
  batch.children[2]->release = nullptr;
  batch.release(&batch);
  stream.release(&stream);
  ArrowSchema schema{};
  schema.format = "u";
  Column column = Column::make(schema).value();
  column.take(policy);
  EXPECT_EQ(column.text(0), "desk");
  policy.release(&policy);
}

TEST_F(FindingTables, ManyRowsComeInBatches) {
  Finding finding;
  finding.policy = "desk";
  finding.clause = "1";
  finding.at = TimePoint{0};
  finding.opened_at = TimePoint{0};
  finding.due_at = TimePoint{0};
  for (int i = 0; i < 70'000; ++i) {
    finding.id = static_cast<std::uint64_t>(i);
    table_.add(program_, finding);
  }
  ArrowArrayStream stream{};
  table_.hand_over(&stream);
  std::size_t batches = 0;
  const std::vector<Row> rows = rows_of(stream, &batches);
  ASSERT_EQ(rows.size(), 70'000U);
  EXPECT_EQ(batches, 2U);
  EXPECT_EQ(rows[69'999].at("id"), "000000000001116f");
}

TEST_F(FindingTables, AmountsKeepTheirPlacesAndSigns) {
  Finding finding;
  finding.policy = "desk";
  finding.clause = "1";
  finding.opened_at = TimePoint{0};
  finding.due_at = TimePoint{0};
  for (const auto& [minor, code] : std::vector<std::pair<std::int64_t, const char*>>{
           {-1, "EUR"}, {INT64_MAX, "JPY"}, {1, "CLF"}}) {
    finding.fine = Money{minor, *find_currency(code)};
    table_.add(program_, finding);
  }
  ArrowArrayStream stream{};
  table_.hand_over(&stream);
  std::vector<std::string> fines;
  for (const Row& row : rows_of(stream)) fines.push_back(row.at("fine"));
  EXPECT_THAT(fines, ElementsAre("-0.0100", "9223372036854775807.0000", "0.0001"));
}

}  // namespace
}  // namespace mora
