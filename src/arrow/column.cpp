// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "arrow/column.hpp"

#include <utility>

namespace mora::arrow {
namespace {

// A text of up to this many bytes stands in its view.
constexpr std::int32_t most_inline = 12;

bool is_text_or_list(ColumnType type) {
  return type == ColumnType::text32 || type == ColumnType::text64 || type == ColumnType::list32 ||
         type == ColumnType::list64;
}

}  // namespace

std::optional<Column> Column::make(const ArrowSchema& schema) {
  const std::optional<ColumnFormat> format = read_format(schema.format);
  if (!format || format->type == ColumnType::object) return std::nullopt;
  Column column;
  column.format_ = *format;
  column.cell_format_ = *format;
  if (schema.dictionary != nullptr) {
    std::optional<Column> entries = make(*schema.dictionary);
    if (!entries) return std::nullopt;
    column.cell_format_ = entries->format();
    column.dictionary_ = std::make_unique<Column>(std::move(*entries));
  }
  if (format->type == ColumnType::list32 || format->type == ColumnType::list64) {
    std::optional<Column> items = make(*schema.children[0]);
    if (!items) return std::nullopt;
    column.items_ = std::make_unique<Column>(std::move(*items));
  }
  return column;
}

void Column::take(const ArrowArray& array) {
  offset_ = array.offset;
  length_ = array.length;
  validity_ = nullptr;
  values_ = nullptr;
  if (format_.type == ColumnType::null) return;  // it has no buffers
  // A count of -1 says that nobody has counted.
  if (array.null_count != 0) validity_ = static_cast<const std::uint8_t*>(array.buffers[0]);
  values_ = array.buffers[1];
  if (is_text_or_list(format_.type) && array.n_buffers > 2) {
    texts_ = static_cast<const char*>(array.buffers[2]);
  }
  if (format_.type == ColumnType::text_view) {
    view_texts_ = reinterpret_cast<const char* const*>(array.buffers + 2);
  }
  if (dictionary_ != nullptr) dictionary_->take(*array.dictionary);
  if (items_ != nullptr) items_->take(*array.children[0]);
}

std::int64_t Column::own_integer(std::int64_t row) const {
  switch (format_.type) {
    case ColumnType::int8: return at<std::int8_t>(row);
    case ColumnType::uint8: return at<std::uint8_t>(row);
    case ColumnType::int16: return at<std::int16_t>(row);
    case ColumnType::uint16: return at<std::uint16_t>(row);
    case ColumnType::int32:
    case ColumnType::date32: return at<std::int32_t>(row);
    case ColumnType::uint32: return at<std::uint32_t>(row);
    default: return at<std::int64_t>(row);
  }
}

double Column::real(std::int64_t row) const {
  if (dictionary_ != nullptr) return dictionary_->real(entry(row));
  if (format_.type == ColumnType::float32) return static_cast<double>(at<float>(row));
  return at<double>(row);
}

std::string_view Column::own_text(std::int64_t row) const {
  if (format_.type == ColumnType::text_view) return viewed_text(row);
  const Range bytes = range(row);
  return {texts_ + bytes.begin, static_cast<std::size_t>(bytes.end - bytes.begin)};
}

// 16 bytes: the size, then the text itself, or its first four bytes, the buffer where it stands and
// its place there.
std::string_view Column::viewed_text(std::int64_t row) const {
  const char* const view = static_cast<const char*>(values_) + 16 * (offset_ + row);
  std::int32_t parts[4];
  std::memcpy(parts, view, sizeof parts);
  const auto size = static_cast<std::size_t>(parts[0]);
  if (parts[0] <= most_inline) return {view + 4, size};
  return {view_texts_[parts[2]] + parts[3], size};
}

Column::Wide Column::decimal(std::int64_t row) const {
  if (dictionary_ != nullptr) return dictionary_->decimal(entry(row));
  return at<Wide>(row);
}

Column::Range Column::range(std::int64_t row) const {
  if (dictionary_ != nullptr) return dictionary_->range(entry(row));
  if (format_.type == ColumnType::text64 || format_.type == ColumnType::list64) {
    return {at<std::int64_t>(row), at<std::int64_t>(row + 1)};
  }
  return {at<std::int32_t>(row), at<std::int32_t>(row + 1)};
}

}  // namespace mora::arrow
