// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "arrow/table_columns.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "replay/missing_column.hpp"

namespace mora::arrow {
namespace {

using replay::FieldMap;

constexpr std::string_view struct_format = "+s";

std::string_view name_of(const ArrowSchema& schema) {
  return schema.name == nullptr ? std::string_view() : schema.name;
}

std::vector<std::string_view> names_in(const ArrowSchema& schema) {
  std::vector<std::string_view> names;
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    names.push_back(name_of(*schema.children[i]));
  return names;
}

}  // namespace

void PlacedColumn::take(const ArrowArray& batch) {
  const ArrowArray* array = &batch;
  shift_ = 0;
  around_.clear();
  for (std::size_t depth = 0;; ++depth) {
    shift_ += array->offset;
    array = array->children[path_[depth]];
    if (depth + 1 == path_.size()) break;
    if (array->null_count == 0 || array->buffers[0] == nullptr) continue;
    around_.push_back(
        {static_cast<const std::uint8_t*>(array->buffers[0]), shift_ + array->offset});
  }
  column_.take(*array);
}

bool PlacedColumn::is_null_around(std::int64_t of_batch) const {
  return std::any_of(around_.begin(), around_.end(), [&](const Around& around) {
    return !bit(around.validity, of_batch + around.shift);
  });
}

std::string TableColumns::find(const ArrowSchema& schema) {
  if (schema.format != struct_format) return "what the stream gives are no rows of columns";
  if (std::string mistake = find_among(schema, FieldMap::root); !mistake.empty()) return mistake;
  for (const FieldMap::Id id : {names_->time(), names_->type(), names_->key()}) {
    if (get(id) != nullptr) continue;
    return replay::missing_column("the table", names_->name(id), names_in(schema));
  }
  return {};
}

std::string TableColumns::find_among(const ArrowSchema& parent, FieldMap::Id parent_id) {
  for (std::int64_t i = 0; i < parent.n_children; ++i) {
    const ArrowSchema& child = *parent.children[i];
    const FieldMap::Id id = names_->find(parent_id, name_of(child));
    if (id == FieldMap::none) continue;
    path_.push_back(i);
    std::string mistake = child.format == struct_format ? find_among(child, id) : add(child, id);
    path_.pop_back();
    if (!mistake.empty()) return mistake;
  }
  return {};
}

std::string TableColumns::add(const ArrowSchema& schema, FieldMap::Id id) {
  if (by_id_[id] != nullptr) {
    return fmt::format("the table has the column '{}' twice", names_->name(id));
  }
  std::optional<Column> column = Column::make(schema);
  if (!column) {
    return fmt::format("the column '{}' has Arrow's type '{}', which no field takes",
                       names_->name(id), schema.format);
  }
  by_id_[id] = std::make_unique<PlacedColumn>(std::move(*column), path_);
  return {};
}

void TableColumns::take(const ArrowArray& batch) {
  for (const auto& column : by_id_) {
    if (column != nullptr) column->take(batch);
  }
}

}  // namespace mora::arrow
