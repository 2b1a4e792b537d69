// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ColumnBuilder: a column of a table that goes out, cell by cell. Threads: one owner.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/arrow_abi.hpp"
#include "mora/money.hpp"

namespace mora::arrow {

enum class CellType : std::uint8_t {
  text,
  integer,  // 64 bits: times, lengths
  amount,   // decimal128 with amount_places
  numbers   // a list of uint64
};

// As many as the currency with the most.
inline constexpr int amount_places = 4;

class ColumnBuilder {
 public:
  explicit ColumnBuilder(CellType type) : type_(type) {}

  void add_null();
  // These want a column of their type.
  void add(std::string_view text);
  void add(std::int64_t integer);
  void add(const Money& amount);
  void add(std::span<const std::uint64_t> numbers);

  [[nodiscard]] std::size_t text_bytes() const { return texts_.size(); }

  // Makes `array` what was added; nothing is left here. It lives on its own.
  void hand_over(ArrowArray& array);

 private:
  void begin_cell(bool is_null);
  void end_cell();

  struct Buffers;

  CellType type_;
  std::int64_t rows_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<std::uint8_t> validity_;
  std::vector<std::int32_t> offsets_{0};  // text, numbers: where each cell ends
  std::vector<char> texts_;
  std::vector<std::uint64_t> numbers_;  // also those of integers; of an amount two, low half first
};

// A column as a schema has it, with what is in it.
struct ColumnSchema {
  std::string name;
  std::string format;
  std::vector<ColumnSchema> children;
};

// Makes `schema` a copy that lives on its own.
void hand_over(const ColumnSchema& column, ArrowSchema& schema);
// Makes `array` a batch of these columns, which are then released ones.
void hand_over(std::vector<ArrowArray> columns, std::int64_t rows, ArrowArray& array);

}  // namespace mora::arrow
