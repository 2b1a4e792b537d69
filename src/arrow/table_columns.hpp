// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TableColumns: the columns of a table that events need, found by the names that a log uses.
// Threads: one owner. Ownership: refers to the batch that it was given last, and to the names.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/arrow_abi.hpp"

#include "arrow/column.hpp"
#include "replay/field_map.hpp"

namespace mora::arrow {

// A column, maybe within struct columns.
class PlacedColumn {
 public:
  PlacedColumn(Column column, std::vector<std::int64_t> path)
      : column_(std::move(column)), path_(std::move(path)) {}

  void take(const ArrowArray& batch);

  [[nodiscard]] const Column& column() const { return column_; }
  // The column's row for a row of the batch: struct columns may begin later than their batch.
  [[nodiscard]] std::int64_t row(std::int64_t of_batch) const { return of_batch + shift_; }
  // Whether nothing around it can be null.
  [[nodiscard]] bool stands_alone() const { return path_.size() == 1; }
  // False: no cell of the batch is null.
  [[nodiscard]] bool may_have_nulls() const { return column_.may_have_nulls() || !around_.empty(); }
  // Of a row of the batch.
  [[nodiscard]] bool is_null(std::int64_t of_batch) const {
    return column_.is_null(row(of_batch)) || (!around_.empty() && is_null_around(of_batch));
  }

 private:
  // A struct column around it in which some rows are null.
  struct Around {
    const std::uint8_t* validity;
    std::int64_t shift;
  };

  [[nodiscard]] bool is_null_around(std::int64_t of_batch) const;

  Column column_;
  std::vector<std::int64_t> path_;  // from child to child
  std::int64_t shift_ = 0;
  std::vector<Around> around_;
};

class TableColumns {
 public:
  explicit TableColumns(const replay::FieldMap& names) : names_(&names), by_id_(names.size()) {}

  // What is wrong with the table; empty if nothing is.
  [[nodiscard]] std::string find(const ArrowSchema& schema);
  void take(const ArrowArray& batch);
  // Null where the table has no such column.
  [[nodiscard]] const PlacedColumn* get(replay::FieldMap::Id id) const { return by_id_[id].get(); }

 private:
  [[nodiscard]] std::string find_among(const ArrowSchema& parent, replay::FieldMap::Id parent_id);
  [[nodiscard]] std::string add(const ArrowSchema& schema, replay::FieldMap::Id id);

  const replay::FieldMap* names_;
  std::vector<std::unique_ptr<PlacedColumn>> by_id_;
  std::vector<std::int64_t> path_;
};

}  // namespace mora::arrow
