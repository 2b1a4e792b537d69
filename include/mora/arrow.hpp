// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Arrow: tables in, tables out, through the C stream interface that pyarrow, polars, pandas, DuckDB
// and others speak (arrow_abi.hpp has its structs). No Arrow library is needed.
//
//   const auto reader = mora::read_arrow(program, &table);   // events, row by row
//   mora::FindingTable found(program);
//   mora::Monitor monitor(program, [&](const mora::Finding& f) { found.add(program, f); });
//   …
//   found.hand_over(&result);
//
// Threads: a reader and a table belong to one thread each. Ownership: said at each function.

#include <cstdint>
#include <memory>

#include "mora/finding.hpp"
#include "mora/program.hpp"
#include "mora/replay.hpp"

struct ArrowArrayStream;

namespace mora::inline v0 {

// Events of a table whose columns are called as a log's fields would be: `time`, `type`, the case
// key, `by` and declared fields, or what `source` says. A struct column is an object. The first row
// is options.first_line; position() counts rows.
//
// Columns and what they serve for: utf8, large_utf8 and utf8_view as a log's texts would;
// timestamps and dates for times (without a zone they are local time of the policy's zone; finer
// than a microsecond is cut); durations for durations; integers, floating point and decimal128 for
// numbers and, in the policy's currency, money; integers also for the case key and an event's id;
// bool; lists of all these for lists; dictionaries of any of these. A null is a missing field.
// Where a column that an event needs is of another type, the table is unreadable; a value that does
// not fit rejects its row.
//
// Takes the stream over at once: `stream` is then a released one. Texts are not copied: what the
// stream gave is kept until the row after it is asked for. The producer is trusted to keep to the
// format: what it says of its buffers cannot be checked.
[[nodiscard]] std::unique_ptr<EventReader> read_arrow(const Program& program,
                                                      ArrowArrayStream* stream,
                                                      const ReadOptions& options = {});

// Findings as a table, a row each, with the columns of the JSON Lines format: kind, id (16
// hexadecimal digits), policy, clause, rule, case, role, person, opened_at, due_at, at, fine,
// currency, evidence, because, from, to, delta, fulfilled_at, late_by, caused_clause, caused_at.
// Times are timestamps in microseconds in the policy's zone, amounts decimals with four places,
// late_by a duration; what a finding does not have is null.
class FindingTable {
 public:
  // `program` says in which zone times are told, `language` that of `because`.
  explicit FindingTable(Program program, Language language = Language::en);
  FindingTable(FindingTable&& other) noexcept;
  FindingTable& operator=(FindingTable&& other) noexcept;
  FindingTable(const FindingTable&) = delete;
  FindingTable& operator=(const FindingTable&) = delete;
  ~FindingTable();

  // `program` is the one that the finding is of: after Monitor::adopt() another one.
  void add(const Program& program, const Finding& finding);
  [[nodiscard]] std::uint64_t size() const;

  // Makes `stream` one that gives the rows added so far, in batches; they are no longer here, and
  // the stream lives on its own. Whoever has it releases it.
  void hand_over(ArrowArrayStream* stream);

 private:
  class Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace mora::inline v0
