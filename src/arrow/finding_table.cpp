// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// FindingTable: findings row by row into columns, and out as a stream of batches.

#include <array>
#include <cerrno>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "mora/arrow.hpp"
#include "mora/arrow_abi.hpp"

#include "arrow/column_builder.hpp"
#include "report/known_programs.hpp"

namespace mora {

namespace arrow {

namespace {

// A batch is full with so many rows, or so many bytes in one of its columns: offsets have 31 bits.
constexpr std::int64_t most_rows = 65'536;
constexpr std::size_t most_bytes = std::size_t{64} << 20;

enum class Format : std::uint8_t { text, time, duration, amount, numbers };

struct OutputColumn {
  std::string_view name;
  Format format;
};

// In the order in which Batch::add() fills them.
constexpr std::array columns = {
    OutputColumn{"kind", Format::text},
    OutputColumn{"id", Format::text},
    OutputColumn{"policy", Format::text},
    OutputColumn{"clause", Format::text},
    OutputColumn{"rule", Format::text},
    OutputColumn{"case", Format::text},
    OutputColumn{"role", Format::text},
    OutputColumn{"person", Format::text},
    OutputColumn{"opened_at", Format::time},
    OutputColumn{"due_at", Format::time},
    OutputColumn{"at", Format::time},
    OutputColumn{"fine", Format::amount},
    OutputColumn{"currency", Format::text},
    OutputColumn{"evidence", Format::numbers},
    OutputColumn{"because", Format::text},
    OutputColumn{"from", Format::amount},
    OutputColumn{"to", Format::amount},
    OutputColumn{"delta", Format::amount},
    OutputColumn{"fulfilled_at", Format::time},
    OutputColumn{"late_by", Format::duration},
    OutputColumn{"caused_clause", Format::text},
    OutputColumn{"caused_at", Format::time},
};

CellType cell_type(Format format) {
  switch (format) {
    case Format::text: return CellType::text;
    case Format::time:
    case Format::duration: return CellType::integer;
    case Format::amount: return CellType::amount;
    case Format::numbers: break;
  }
  return CellType::numbers;
}

ColumnSchema schema_of(const OutputColumn& column, std::string_view zone) {
  ColumnSchema schema{std::string(column.name), {}, {}};
  switch (column.format) {
    case Format::text: schema.format = "u"; break;
    case Format::time: schema.format = fmt::format("tsu:{}", zone); break;
    case Format::duration: schema.format = "tDu"; break;
    case Format::amount: schema.format = fmt::format("d:38,{}", amount_places); break;
    case Format::numbers:
      schema.format = "+l";
      schema.children.push_back({"item", "L", {}});
      break;
  }
  return schema;
}

ColumnSchema table_schema(std::string_view zone) {
  ColumnSchema schema{"", "+s", {}};
  for (const OutputColumn& column : columns) schema.children.push_back(schema_of(column, zone));
  return schema;
}

class Batch {
 public:
  Batch() {
    for (const OutputColumn& column : columns) builders_.emplace_back(cell_type(column.format));
  }

  void add(const Finding& finding, std::string_view because) {
    next_ = builders_.begin();
    put(kind_name(finding.kind));
    std::array<char, 16> id;
    fmt::format_to(id.begin(), "{:016x}", finding.id);
    put(std::string_view(id.data(), id.size()));
    put(finding.policy);
    put(finding.clause);
    put_or_null(finding.rule_name);
    put(finding.case_key);
    put_or_null(finding.role);
    put(finding.person);
    put(finding.opened_at);
    put(finding.due_at);
    put(std::optional(finding.at));
    put(finding.fine);
    const std::optional<Money>& priced = finding.fine ? finding.fine : finding.delta;
    put_or_null(priced ? code(priced->currency) : std::string_view());
    put(std::span(finding.evidence, finding.evidence_count));
    put(because);
    put(finding.from);
    put(finding.to);
    put(finding.delta);
    put(finding.fulfilled_at);
    finding.kind == FindingKind::late ? put(finding.late_by.us) : put_null();
    finding.cause ? put(finding.cause->clause) : put_null();
    put(finding.cause ? std::optional(finding.cause->at) : std::nullopt);
    ++rows_;
  }

  [[nodiscard]] bool is_full() const {
    if (rows_ >= most_rows) return true;
    for (const ColumnBuilder& builder : builders_) {
      if (builder.text_bytes() >= most_bytes) return true;
    }
    return false;
  }

  void hand_over(ArrowArray& array) {
    std::vector<ArrowArray> arrays(builders_.size());
    for (std::size_t i = 0; i < builders_.size(); ++i) builders_[i].hand_over(arrays[i]);
    arrow::hand_over(std::move(arrays), rows_, array);
  }

 private:
  template <class T>
  void put(const T& value) {
    (next_++)->add(value);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    value ? put(*value) : put_null();
  }
  void put(const std::optional<TimePoint>& time) { time ? put(time->us) : put_null(); }
  void put_or_null(std::string_view text) { text.empty() ? put_null() : put(text); }
  void put_null() { (next_++)->add_null(); }

  std::vector<ColumnBuilder> builders_;
  std::vector<ColumnBuilder>::iterator next_;
  std::int64_t rows_ = 0;
};

// The private data of a stream.
struct Output {
  ColumnSchema schema;
  std::deque<Batch> batches;
};

Output& output_of(ArrowArrayStream* stream) { return *static_cast<Output*>(stream->private_data); }

// No exception may leave these: whoever calls them need not be C++.
int get_schema(ArrowArrayStream* stream, ArrowSchema* schema) {
  try {
    hand_over(output_of(stream).schema, *schema);
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
}

int get_next(ArrowArrayStream* stream, ArrowArray* array) {
  Output& output = output_of(stream);
  *array = {};
  if (output.batches.empty()) return 0;
  try {
    output.batches.front().hand_over(*array);
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
  output.batches.pop_front();
  return 0;
}

// The only error is that there is no memory, and for a message there is none either.
const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release(ArrowArrayStream* stream) {
  delete &output_of(stream);
  stream->release = nullptr;
}

}  // namespace

}  // namespace arrow

inline namespace v0 {

class FindingTable::Rows {
 public:
  Rows(Program program, Language language) : program_(std::move(program)), programs_(language) {}

  void add(const Program& program, const Finding& finding) {
    if (batches_.empty() || batches_.back().is_full()) batches_.emplace_back();
    report::SentenceWriter& sentences = programs_.get(program).sentences;
    batches_.back().add(finding, sentences.write(finding, report::Liable::named));
    ++size_;
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }

  void hand_over(ArrowArrayStream& stream) {
    auto output = std::make_unique<arrow::Output>();
    output->schema = arrow::table_schema(program_.timezone());
    output->batches = std::exchange(batches_, {});
    size_ = 0;
    stream = {};
    stream.get_schema = arrow::get_schema;
    stream.get_next = arrow::get_next;
    stream.get_last_error = arrow::get_last_error;
    stream.release = arrow::release;
    stream.private_data = output.release();
  }

 private:
  Program program_;
  report::KnownPrograms programs_;
  std::deque<arrow::Batch> batches_;
  std::uint64_t size_ = 0;
};

FindingTable::FindingTable(Program program, Language language)
    : rows_(std::make_unique<Rows>(std::move(program), language)) {}
FindingTable::FindingTable(FindingTable&& other) noexcept = default;
FindingTable& FindingTable::operator=(FindingTable&& other) noexcept = default;
FindingTable::~FindingTable() = default;

void FindingTable::add(const Program& program, const Finding& finding) {
  rows_->add(program, finding);
}

std::uint64_t FindingTable::size() const { return rows_->size(); }

void FindingTable::hand_over(ArrowArrayStream* stream) { rows_->hand_over(*stream); }

}  // namespace v0

}  // namespace mora
