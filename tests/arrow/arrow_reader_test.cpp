// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Events out of tables: what a column gives is what a line of JSON with the same content gives.

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/arrow.hpp"
#include "mora/compile.hpp"
#include "mora/replay.hpp"
#include "mora/schema.hpp"
#include "mora/value.hpp"

#include "support/arrow_table.hpp"

namespace mora {
namespace {

using support::booleans;
using support::decimals;
using support::dictionary;
using support::lists;
using support::nothing;
using support::numbers;
using support::objects;
using support::sliced;
using support::TableBatch;
using support::TableColumn;
using support::TableStream;
using support::text_views;
using support::Texts;
using support::texts;
using testing::ElementsAre;
using testing::HasSubstr;

using Ints = std::vector<std::optional<std::int64_t>>;
using Reals = std::vector<std::optional<double>>;

Program compiled(const std::string& zone = "Europe/Berlin") {
  const CompileResult result =
      compile_text("desk.yaml", "mora: 1\npolicy: desk\ntimezone: " + zone + R"(
currency: EUR
case: {key: ticket}
events:
  opened: {fields: {n: number, price: money, since: time, took: duration, urgent: bool,
                    tags: list, note: string, nested: string}}
  closed: {}
source: {nested: customer.name}
clauses:
  - {id: "1", on: opened, require: closed, within: 2h}
)");
  EXPECT_TRUE(result) << result.messages();
  return result.program;
}

// Each event as text: its time, type and fields; each rejection with its reason.
std::string shown(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null: return "-";
    case ValueKind::boolean: return value.boolean() ? "true" : "false";
    case ValueKind::number: return to_string(value.decimal());
    case ValueKind::string: return '"' + std::string(value.string()) + '"';
    case ValueKind::time: return std::to_string(value.time().us) + "us";
    case ValueKind::duration: return std::to_string(value.duration().us) + "us long";
    case ValueKind::money: return to_string(value.money());
    case ValueKind::list: break;
  }
  std::string text = "[";
  for (const Value& item : value.list()) text += shown(item) + " ";
  return text + "]";
}

std::string shown(const ReadResult& result) {
  std::string text = std::to_string(result.line) + ": ";
  switch (result.outcome) {
    case ReadOutcome::event: break;
    case ReadOutcome::rejected: return text + "rejected: " + std::string(result.reason);
    case ReadOutcome::unknown_type: return text + "unknown: " + std::string(result.reason);
    case ReadOutcome::unreadable: return text + "unreadable: " + std::string(result.reason);
    case ReadOutcome::end: return text + "end";
  }
  text += std::to_string(result.event.time.us) + " " + std::to_string(result.event.type);
  for (const Value& field : result.event.fields) text += " " + shown(field);
  return text;
}

std::vector<std::string> all_of(EventReader& reader, std::size_t together) {
  std::vector<std::string> lines;
  std::vector<ReadResult> results(together);
  for (;;) {
    const std::size_t count = reader.read(results);
    for (const ReadResult& result : std::span(results).first(count)) {
      lines.push_back(shown(result));
      if (result.outcome == ReadOutcome::end) return lines;
    }
  }
}

std::vector<std::string> read_table(const Program& program, TableStream& table,
                                    std::size_t together = 16, const ReadOptions& options = {}) {
  ArrowArrayStream stream = table.open();
  std::vector<std::string> lines;
  {
    const auto reader = read_arrow(program, &stream, options);
    EXPECT_EQ(stream.release, nullptr);
    lines = all_of(*reader, together);
  }
  EXPECT_EQ(table.unreleased(), 0);
  return lines;
}

std::vector<std::string> read_lines(const Program& program, const std::string& lines) {
  std::istringstream input(lines);
  return all_of(*read_json_lines(program, input), 1);
}

// Three rows of one time, type and case, with the column that a test is about.
std::vector<std::string> read_column(TableColumn column,
                                     const std::string& zone = "Europe/Berlin") {
  const auto rows = static_cast<std::size_t>(column.length);
  TableStream table(
      {{texts("time", Texts(rows, "2026-03-02T09:00:00Z")), texts("type", Texts(rows, "opened")),
        texts("ticket", Texts(rows, "T-1")), std::move(column)}});
  return read_table(compiled(zone), table);
}

// What a line of JSON with this value gives, where a table has it in its row `line`.
std::string as_json(const std::string& field, const std::string& value, std::uint64_t line,
                    const std::string& zone = "Europe/Berlin") {
  std::string text(line - 1, '\n');
  text += R"({"time":"2026-03-02T09:00:00Z","type":"opened","ticket":"T-1",")" + field +
          "\":" + value + "}\n";
  return read_lines(compiled(zone), text)[0];
}

TEST(ArrowReader, TextsOfAllLayoutsAreTexts) {
  const Texts cells = {"short", std::nullopt, "a text that is longer than a view",
                       "",      "谢谢",       "another long text, in another buffer"};
  const std::vector<std::string> wanted = {
      as_json("note", "\"short\"", 1),
      as_json("note", "null", 2),
      as_json("note", "\"a text that is longer than a view\"", 3),
      as_json("note", "\"\"", 4),
      as_json("note", "\"谢谢\"", 5),
      as_json("note", "\"another long text, in another buffer\"", 6),
      "6: end"};
  EXPECT_EQ(read_column(texts("note", cells)), wanted);
  EXPECT_EQ(read_column(texts<std::int64_t>("note", cells)), wanted);
  EXPECT_EQ(read_column(text_views("note", cells)), wanted);
}

TEST(ArrowReader, WholeNumbersOfAllWidthsAreNumbers) {
  const std::vector<std::string> wanted = {as_json("n", "-5", 1), as_json("n", "null", 2),
                                           as_json("n", "100", 3), "3: end"};
  const auto as = [](auto width, const char* format) {
    using T = decltype(width);
    return read_column(numbers<T>("n", format, {T(-5), std::nullopt, T(100)}));
  };
  EXPECT_EQ(as(std::int8_t{}, "c"), wanted);
  EXPECT_EQ(as(std::int16_t{}, "s"), wanted);
  EXPECT_EQ(as(std::int32_t{}, "i"), wanted);
  EXPECT_EQ(as(std::int64_t{}, "l"), wanted);
  EXPECT_EQ(read_column(numbers<std::uint8_t>("n", "C", {200}))[0], as_json("n", "200", 1));
  EXPECT_EQ(read_column(numbers<std::uint16_t>("n", "S", {60'000}))[0], as_json("n", "60000", 1));
  EXPECT_EQ(read_column(numbers<std::uint32_t>("n", "I", {4'000'000'000}))[0],
            as_json("n", "4000000000", 1));
  EXPECT_EQ(read_column(numbers<std::uint64_t>("n", "L", {UINT64_MAX}))[0],
            as_json("n", "18446744073709551615", 1));
  EXPECT_EQ(read_column(numbers<std::int64_t>("n", "l", {INT64_MAX, INT64_MIN})),
            (std::vector<std::string>{as_json("n", "9223372036854775807", 1),
                                      as_json("n", "-9223372036854775808", 2), "2: end"}));
}

TEST(ArrowReader, FloatingPointNumbersAreTheShortestThatAreTheSame) {
  EXPECT_EQ(read_column(numbers<double>("n", "g", {0.1, 1e20, -2.5, 3.0})),
            (std::vector<std::string>{as_json("n", "0.1", 1), as_json("n", "1e20", 2),
                                      as_json("n", "-2.5", 3), as_json("n", "3", 4), "4: end"}));
  EXPECT_EQ(read_column(numbers<float>("n", "f", {0.1F}))[0], as_json("n", "0.1", 1));
  EXPECT_THAT(
      read_column(numbers<double>("n", "g", {std::nan(""), 1e300})),
      ElementsAre("1: rejected: field 'n' wants a number, found nan",
                  HasSubstr("2: rejected: field 'n' wants a number, found 1e+300"), "2: end"));
}

TEST(ArrowReader, DecimalsAreNumbersAndMoney) {
  EXPECT_EQ(read_column(decimals("n", 2, {1250, -5, std::nullopt, 0})),
            (std::vector<std::string>{as_json("n", "12.5", 1), as_json("n", "-0.05", 2),
                                      as_json("n", "null", 3), as_json("n", "0", 4), "4: end"}));
  EXPECT_EQ(read_column(decimals("price", 4, {125'000, 1}))[0], as_json("price", "12.5", 1));
  EXPECT_THAT(read_column(decimals("price", 4, {1}))[0], HasSubstr("found 0.0001"));
  EXPECT_EQ(read_column(decimals("n", -2, {7}))[0], as_json("n", "700", 1));
  EXPECT_EQ(read_column(numbers<std::int64_t>("price", "l", {30}))[0], as_json("price", "30", 1));
  EXPECT_EQ(read_column(texts("price", {"30.00 CNY"}))[0], as_json("price", "\"30.00 CNY\"", 1));
}

TEST(ArrowReader, TimestampsOfAllUnitsAreTimes) {
  const std::string wanted = as_json("since", "\"2026-03-02T08:30:00Z\"", 1);
  constexpr std::int64_t s = 1'772'440'200;
  EXPECT_EQ(read_column(numbers<std::int64_t>("since", "tss:UTC", {s}))[0], wanted);
  EXPECT_EQ(read_column(numbers<std::int64_t>("since", "tsm:Asia/Tokyo", {s * 1'000}))[0], wanted);
  EXPECT_EQ(read_column(numbers<std::int64_t>("since", "tsu:+08:00", {s * 1'000'000}))[0], wanted);
  // What is finer than a microsecond is cut, before 1970 too.
  EXPECT_EQ(read_column(numbers<std::int64_t>("since", "tsn:UTC", {s * 1'000'000'000 + 999}))[0],
            wanted);
  EXPECT_EQ(read_column(numbers<std::int64_t>("since", "tsn:UTC", {-1}))[0],
            as_json("since", "\"1969-12-31T23:59:59.999999Z\"", 1));
  EXPECT_THAT(read_column(numbers<std::int64_t>("since", "tss:UTC", {INT64_MAX}))[0],
              HasSubstr("rejected: field 'since' wants a timestamp"));
}

TEST(ArrowReader, TimestampsWithoutAZoneAndDatesAreLocal) {
  constexpr std::int64_t gap = 1'774'751'400;  // 2026-03-29 02:30, which Berlin skips
  EXPECT_EQ(read_column(numbers<std::int64_t>("since", "tss:", {1'772'440'200, gap})),
            (std::vector<std::string>{as_json("since", "\"2026-03-02 08:30\"", 1),
                                      as_json("since", "\"2026-03-29 02:30\"", 2), "2: end"}));
  EXPECT_EQ(read_column(numbers<std::int32_t>("since", "tdD", {20'514}))[0],
            as_json("since", "\"2026-03-02\"", 1));
  EXPECT_EQ(read_column(numbers<std::int64_t>("since", "tdm", {20'514LL * 86'400'000}))[0],
            as_json("since", "\"2026-03-02\"", 1));
}

TEST(ArrowReader, DurationsBooleansAndListsAreWhatTheyAre) {
  EXPECT_EQ(read_column(numbers<std::int64_t>("took", "tDs", {5'400}))[0],
            as_json("took", "\"1h30m\"", 1));
  EXPECT_EQ(read_column(texts("took", {"1h30m"}))[0], as_json("took", "\"1h30m\"", 1));
  EXPECT_EQ(read_column(booleans("urgent", {true, false, std::nullopt})),
            (std::vector<std::string>{as_json("urgent", "true", 1), as_json("urgent", "false", 2),
                                      as_json("urgent", "null", 3), "3: end"}));
  const std::vector<std::string> wanted = {as_json("tags", R"(["a","b"])", 1),
                                           as_json("tags", "null", 2), as_json("tags", "[]", 3),
                                           as_json("tags", R"(["c",null])", 4), "4: end"};
  const Texts items = {"a", "b", "c", std::nullopt};
  EXPECT_EQ(read_column(lists("tags", {2, std::nullopt, 0, 2}, texts("", items))), wanted);
  EXPECT_EQ(
      read_column(lists<std::int64_t>("tags", {2, std::nullopt, 0, 2}, text_views("", items))),
      wanted);
  EXPECT_EQ(read_column(lists("tags", {2}, numbers<double>("", "g", {1.5, 2.0})))[0],
            as_json("tags", "[1.5,2]", 1));
  EXPECT_THAT(read_column(lists("tags", {1}, numbers<std::int64_t>("", "tss:UTC", {0})))[0],
              HasSubstr("rejected: field 'tags' wants a list of plain values"));
}

TEST(ArrowReader, AColumnOfNothingIsNoField) {
  EXPECT_EQ(
      read_column(nothing("note", 2)),
      (std::vector<std::string>{as_json("note", "null", 1), as_json("note", "null", 2), "2: end"}));
}

TEST(ArrowReader, ADictionaryIsWhatItsEntriesAre) {
  EXPECT_EQ(
      read_column(dictionary("note", {1, std::nullopt, 0, 2}, texts("", {"x", "y", std::nullopt}))),
      (std::vector<std::string>{as_json("note", "\"y\"", 1), as_json("note", "null", 2),
                                as_json("note", "\"x\"", 3), as_json("note", "null", 4),
                                "4: end"}));
  EXPECT_EQ(read_column(dictionary("n", {0}, numbers<std::int32_t>("", "i", {7})))[0],
            as_json("n", "7", 1));
}

TEST(ArrowReader, WhatDoesNotFitRejectsItsRowAndNoOther) {
  EXPECT_THAT(read_column(numbers<std::int64_t>("note", "l", {12})),
              ElementsAre("1: rejected: field 'note' wants a string, found 12", "1: end"));
  EXPECT_THAT(read_column(texts("n", {"12", std::nullopt})),
              ElementsAre("1: rejected: field 'n' wants a number, found \"12\"",
                          as_json("n", "null", 2), "2: end"));
  EXPECT_THAT(read_column(booleans("since", {true}))[0], HasSubstr("wants a timestamp"));
  EXPECT_THAT(read_column(numbers<std::int64_t>("urgent", "tDs", {7}))[0],
              HasSubstr("wants true or false, found \"7 s\""));
  EXPECT_EQ(read_column(texts("note", {"\xC3\x28"}))[0], "1: rejected: field 'note' is not UTF-8");
}

// Texts of several rows are looked at together; what lies between two of them is no character.
TEST(ArrowReader, EachTextIsUtf8ByItself) {
  EXPECT_THAT(read_column(texts("note", {"plain", "\xC3\xA9", "\xC3", "\xA9"})),
              ElementsAre(as_json("note", "\"plain\"", 1), as_json("note", "\"\xC3\xA9\"", 2),
                          "3: rejected: field 'note' is not UTF-8",
                          "4: rejected: field 'note' is not UTF-8", "4: end"));
}

TEST(ArrowReader, AFieldThatIsTooLongRejectsItsRow) {
  ReadOptions options;
  options.max_field = 10;
  TableStream table({{numbers<std::int64_t>("time", "tss:UTC", {0}), texts("type", {"opened"}),
                      texts("ticket", {"T-1"}), texts("note", {"12345678901"})}});
  EXPECT_EQ(read_table(compiled(), table, 1, options)[0],
            "1: rejected: field 'note' is longer than 10 bytes");
}

TEST(ArrowReader, TheCaseKeyMayBeANumber) {
  TableStream table({{numbers<std::int64_t>("time", "tsu:UTC", {0, 0}),
                      dictionary("type", {0, 0}, texts("", {"closed"})),
                      numbers<std::uint64_t>("ticket", "L", {UINT64_MAX, 7})}});
  EXPECT_THAT(read_table(compiled(), table),
              ElementsAre("1: 0 1 \"18446744073709551615\" -", "2: 0 1 \"7\" -", "2: end"));
}

// Both where the type is a text and where it is an entry of a dictionary.
TEST(ArrowReader, TypesAreLookedUp) {
  for (const bool has_dictionary : {false, true}) {
    TableColumn types =
        has_dictionary
            ? dictionary("type", {1, 0, 2, 2, std::nullopt}, texts("", {"odd", "closed", "opened"}))
            : texts("type", {"closed", "odd", "opened", "opened", std::nullopt});
    TableStream table({{numbers<std::int64_t>("time", "tsu:UTC", {0, 1, 2, 3, 4}), std::move(types),
                        texts("ticket", Texts(5, "T"))}});
    EXPECT_THAT(
        read_table(compiled(), table),
        ElementsAre("1: 0 1 \"T\" -", "2: unknown: odd", "3: 2 0 \"T\" - - - - - - - - -",
                    "4: 3 0 \"T\" - - - - - - - - -", "5: rejected: 'type' is missing", "5: end"));
  }
}

TEST(ArrowReader, AStructColumnIsAnObject) {
  const std::vector<std::string> wanted = {as_json("customer", R"({"name":"ada"})", 1),
                                           as_json("customer", "null", 2),
                                           as_json("customer", R"({"name":null})", 3), "3: end"};
  EXPECT_EQ(read_column(objects("customer", {true, std::nullopt, true},
                                {numbers<std::int32_t>("age", "i", {1, 2, 3}),
                                 texts("name", {"ada", "bob", std::nullopt})})),
            wanted);
  // The name of a column may be a path, too.
  EXPECT_EQ(read_column(texts("customer.name", {"ada", std::nullopt})),
            (std::vector<std::string>{as_json("customer", R"({"name":"ada"})", 1),
                                      as_json("customer", "null", 2), "2: end"}));
}

// Slices begin within their buffers: of the table, of a column, of a struct and its children.
TEST(ArrowReader, ASliceIsReadFromWhereItBegins) {
  const Texts notes = {"a", "b", std::nullopt, "d", "e", "f", "g", "h", "i", std::nullopt, "k"};
  TableBatch batch = {
      numbers<std::int64_t>("time", "tsu:UTC", Ints(11, 0)), texts("type", Texts(11, "opened")),
      texts("ticket", Texts(11, "T")), sliced(texts("note", notes), 2),
      objects("customer", std::vector<std::optional<bool>>(11, true), {texts("name", notes)})};
  batch[4] = sliced(batch[4], 2);
  for (std::size_t i : {0U, 1U, 2U}) batch[i] = sliced(batch[i], 2);
  TableStream table({batch}, 7);
  EXPECT_THAT(read_table(compiled(), table),
              ElementsAre("1: 0 0 \"T\" - - - - - - - - -",
                          "2: 0 0 \"T\" - - - - - - - \"k\" \"k\"", "2: end"));
}

TEST(ArrowReader, RowsOfAllBatchesAreNumberedOnHoweverManyAreAskedFor) {
  const auto batch = [](std::int64_t first, std::size_t rows) {
    Ints times;
    Texts types;
    for (std::size_t i = 0; i < rows; ++i) {
      times.emplace_back(first + static_cast<std::int64_t>(i));
      types.emplace_back(i % 7 == 3 ? std::nullopt : std::optional<std::string>("closed"));
    }
    return TableBatch{numbers<std::int64_t>("time", "tsu:UTC", times), texts("type", types),
                      numbers<std::int64_t>("ticket", "l", times)};
  };
  const std::vector<TableBatch> batches = {batch(0, 20), batch(20, 0), batch(20, 1), batch(21, 9)};
  TableStream one(batches);
  const std::vector<std::string> wanted = read_table(compiled(), one, 1);
  EXPECT_EQ(wanted.size(), 31U);
  EXPECT_EQ(wanted[29], "30: 29 1 \"29\" -");
  for (const std::size_t together : {2U, 3U, 7U, 64U}) {
    TableStream many(batches);
    EXPECT_EQ(read_table(compiled(), many, together), wanted) << together;
  }
}

TEST(ArrowReader, TheFirstRowHasTheNumberThatIsAskedFor) {
  TableStream table({{numbers<std::int64_t>("time", "tsu:UTC", {0}), texts("type", {"closed"}),
                      texts("ticket", {"T"})}});
  ReadOptions options;
  options.first_line = 100;
  EXPECT_THAT(read_table(compiled(), table, 1, options),
              ElementsAre("100: 0 1 \"T\" -", "100: end"));
}

// ---- Tables that cannot be read ----

TEST(ArrowReader, AMissingColumnIsToldWithThoseThereAre) {
  TableStream table({{texts("when", {"2026-03-02"}), texts("type", {"opened"})}});
  EXPECT_THAT(read_table(compiled(), table),
              ElementsAre("1: unreadable: the table has no column 'time', only \"when\", \"type\"; "
                          "'source' says what a log calls it",
                          "0: end"));
}

TEST(ArrowReader, SourceSaysWhatATableCallsThings) {
  TableStream table(
      {{texts("when", {"2026-03-02T00:00:00Z"}), texts("type", {"closed"}), texts("id", {"T"})}});
  ReadOptions options;
  options.source = {{"time", "when"}, {"case", "id"}};
  EXPECT_THAT(read_table(compiled(), table, 1, options)[0], HasSubstr("1 \"T\" -"));
}

TEST(ArrowReader, ATypeThatNoFieldTakesIsTold) {
  TableColumn column = texts("note", {"x"});
  column.format = "z";
  EXPECT_THAT(read_column(std::move(column)),
              ElementsAre("1: unreadable: the column 'note' has Arrow's type 'z', which no field "
                          "takes",
                          "0: end"));
}

TEST(ArrowReader, AColumnMayNotStandTwice) {
  TableStream table({{texts("time", {"x"}), texts("type", {"opened"}), texts("ticket", {"T"}),
                      texts("note", {"a"}), texts("note", {"b"})}});
  EXPECT_THAT(read_table(compiled(), table)[0], HasSubstr("the table has the column 'note' twice"));
}

TEST(ArrowReader, AProducerThatFailsIsToldBehindTheRowsBefore) {
  const TableBatch batch = {numbers<std::int64_t>("time", "tsu:UTC", {0}),
                            texts("type", {"closed"}), texts("ticket", {"T"})};
  TableStream table({batch, batch});
  table.fail_after(1, "the disk is gone");
  EXPECT_THAT(
      read_table(compiled(), table),
      ElementsAre("1: 0 1 \"T\" -", "2: unreadable: the table cannot be read on: the disk is gone",
                  "1: end"));
  TableStream closed({batch});
  closed.fail_after(0, "no right to read it");
  EXPECT_THAT(read_table(compiled(), closed),
              ElementsAre("1: unreadable: the table's columns cannot be had: no right to read it",
                          "0: end"));
}

}  // namespace
}  // namespace mora
