// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Column: one column of a table, batch after batch, and its cells. It knows buffers, not fields:
// cell_value.hpp makes values of cells. Threads: one owner. Ownership: refers to the batch that it
// was given last; texts are views into it.

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include "mora/arrow_abi.hpp"

#include "arrow/ascii.hpp"
#include "arrow/column_format.hpp"

namespace mora::arrow {

// Of a bitmap, such as says which rows are not null.
[[nodiscard]] inline bool bit(const std::uint8_t* bits, std::int64_t at) {
  return (bits[at >> 3] >> (at & 7) & 1) != 0;
}

class Column {
 public:
  // Null for a type that no field takes.
  [[nodiscard]] static std::optional<Column> make(const ArrowSchema& schema);

  // Of its cells: with a dictionary, of the texts or numbers there.
  [[nodiscard]] const ColumnFormat& format() const { return cell_format_; }

  // The batch from now on. `parents` are the struct columns around it, with their rows: a null in
  // one of them is a null here.
  void take(const ArrowArray& array);

  // False: no cell of the batch is null.
  [[nodiscard]] bool may_have_nulls() const {
    return format_.type == ColumnType::null || validity_ != nullptr || dictionary_ != nullptr;
  }
  // Rows count from 0 in the batch.
  [[nodiscard]] bool is_null(std::int64_t row) const {
    if (format_.type == ColumnType::null) return true;
    if (validity_ != nullptr && !bit(validity_, row + offset_)) return true;
    return dictionary_ != nullptr && dictionary_->is_null(entry(row));
  }

  // Each of these wants a column of its type, and a row that is not null.
  [[nodiscard]] bool boolean(std::int64_t row) const {
    if (dictionary_ != nullptr) return dictionary_->boolean(entry(row));
    return bit(static_cast<const std::uint8_t*>(values_), row + offset_);
  }
  // Of all types of whole numbers, dates, timestamps and durations. Of uint64 the bits.
  [[nodiscard]] std::int64_t integer(std::int64_t row) const {
    return dictionary_ != nullptr ? dictionary_->integer(entry(row)) : own_integer(row);
  }
  [[nodiscard]] double real(std::int64_t row) const;
  [[nodiscard]] std::string_view text(std::int64_t row) const {
    return dictionary_ != nullptr ? dictionary_->text(entry(row)) : own_text(row);
  }
  // A column of texts with offsets of 32 bits and no dictionary, as most are: faster than the
  // above.
  [[nodiscard]] bool is_plain_text() const {
    return format_.type == ColumnType::text32 && dictionary_ == nullptr;
  }
  [[nodiscard]] bool is_null_text(std::int64_t row) const {
    return validity_ != nullptr && !bit(validity_, row + offset_);
  }
  [[nodiscard]] std::string_view plain_text(std::int64_t row) const {
    const auto begin = at<std::int32_t>(row);
    return {texts_ + begin, static_cast<std::size_t>(at<std::int32_t>(row + 1) - begin)};
  }
  // Whether the texts of these rows have no byte beyond ASCII; of a plain column, where they lie
  // behind each other.
  [[nodiscard]] bool are_ascii(std::int64_t begin, std::int64_t end) const {
    const auto first = at<std::int32_t>(begin);
    return is_ascii({texts_ + first, static_cast<std::size_t>(at<std::int32_t>(end) - first)});
  }
  // A column of instants that are counted as the library does.
  [[nodiscard]] bool is_plain_time() const {
    return format_.type == ColumnType::timestamp && format_.has_zone && dictionary_ == nullptr &&
           format_.units_a_second == 1'000'000;
  }
  [[nodiscard]] std::int64_t plain_time(std::int64_t row) const { return at<std::int64_t>(row); }

  // decimal128: the number without its point, low half first.
  struct Wide {
    std::uint64_t low = 0;
    std::int64_t high = 0;
  };
  [[nodiscard]] Wide decimal(std::int64_t row) const;

  // A list: the rows of items() that are its items.
  struct Range {
    std::int64_t begin = 0;
    std::int64_t end = 0;
  };
  [[nodiscard]] Range range(std::int64_t row) const;
  [[nodiscard]] const Column& items() const {
    return dictionary_ != nullptr ? dictionary_->items() : *items_;
  }

  [[nodiscard]] bool has_dictionary() const { return dictionary_ != nullptr; }
  // How many entries the dictionary has, and which of them the cell is; 0 where it is null.
  [[nodiscard]] std::int64_t entry_count() const { return dictionary_->length_; }
  [[nodiscard]] std::int64_t entry(std::int64_t row) const { return own_integer(row); }

 private:
  template <class T>
  [[nodiscard]] T at(std::int64_t row) const {
    T value;
    std::memcpy(&value, static_cast<const T*>(values_) + offset_ + row, sizeof value);
    return value;
  }
  [[nodiscard]] std::int64_t own_integer(std::int64_t row) const;
  [[nodiscard]] std::string_view own_text(std::int64_t row) const;
  [[nodiscard]] std::string_view viewed_text(std::int64_t row) const;

  ColumnFormat format_;  // with a dictionary, of the numbers of its entries
  ColumnFormat cell_format_;
  std::unique_ptr<Column> dictionary_;
  std::unique_ptr<Column> items_;

  const std::uint8_t* validity_ = nullptr;  // null: none is null
  const void* values_ = nullptr;            // texts, lists: the offsets
  const char* texts_ = nullptr;
  const char* const* view_texts_ = nullptr;
  std::int64_t offset_ = 0;
  std::int64_t length_ = 0;
};

}  // namespace mora::arrow
