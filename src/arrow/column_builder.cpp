// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "arrow/column_builder.hpp"

#include <memory>
#include <utility>

#include "value/wide.hpp"

namespace mora::arrow {
namespace {

// Whoever was handed a batch may take a child out of it and release that alone.
template <class Struct>
void release_children(Struct& parent) {
  for (std::int64_t i = 0; i < parent.n_children; ++i) {
    Struct& child = *parent.children[i];
    if (child.release != nullptr) child.release(&child);
  }
}

// What an exported struct owns beside its children: `Kept` is its private data.
template <class Kept, class Struct>
void release(Struct* exported) {
  release_children(*exported);
  delete static_cast<Kept*>(exported->private_data);
  exported->release = nullptr;
}

template <class Struct>
std::vector<Struct*> pointers_to(std::vector<Struct>& all) {
  std::vector<Struct*> pointers;
  pointers.reserve(all.size());
  for (Struct& one : all) pointers.push_back(&one);
  return pointers;
}

struct KeptSchema {
  std::string name;
  std::string format;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

struct KeptBatch {
  std::vector<ArrowArray> columns;
  std::vector<ArrowArray*> pointers;
  const void* no_validity = nullptr;
};

struct KeptItems {
  std::vector<std::uint64_t> numbers;
  const void* buffers[2] = {nullptr, nullptr};
};

void hand_over_items(std::vector<std::uint64_t> numbers, ArrowArray& array) {
  auto kept = std::make_unique<KeptItems>();
  kept->numbers = std::move(numbers);
  kept->buffers[1] = kept->numbers.data();
  array = {};
  array.length = static_cast<std::int64_t>(kept->numbers.size());
  array.n_buffers = 2;
  array.buffers = kept->buffers;
  array.release = release<KeptItems, ArrowArray>;
  array.private_data = kept.release();
}

}  // namespace

struct ColumnBuilder::Buffers {
  std::vector<std::uint8_t> validity;
  std::vector<std::int32_t> offsets;
  std::vector<char> texts;
  std::vector<std::uint64_t> numbers;
  const void* buffers[3] = {nullptr, nullptr, nullptr};
  ArrowArray items{};
  ArrowArray* children[1] = {&items};
};

void ColumnBuilder::begin_cell(bool is_null) {
  if (rows_ % 8 == 0) validity_.push_back(0);
  if (is_null) {
    ++nulls_;
  } else {
    validity_.back() = static_cast<std::uint8_t>(validity_.back() | 1U << (rows_ % 8));
  }
  ++rows_;
}

void ColumnBuilder::end_cell() {
  const std::size_t end = type_ == CellType::text ? texts_.size() : numbers_.size();
  offsets_.push_back(static_cast<std::int32_t>(end));
}

void ColumnBuilder::add_null() {
  begin_cell(true);
  if (type_ == CellType::integer) numbers_.push_back(0);
  if (type_ == CellType::amount) numbers_.insert(numbers_.end(), 2, 0);
  if (type_ == CellType::text || type_ == CellType::numbers) end_cell();
}

void ColumnBuilder::add(std::string_view text) {
  begin_cell(false);
  texts_.insert(texts_.end(), text.begin(), text.end());
  end_cell();
}

void ColumnBuilder::add(std::int64_t integer) {
  begin_cell(false);
  numbers_.push_back(static_cast<std::uint64_t>(integer));
}

void ColumnBuilder::add(const Money& amount) {
  begin_cell(false);
  const value::Wide factor = value::power_of_ten(amount_places - amount.currency.digits);
  value::Wide scaled = value::magnitude(amount.minor) * factor;
  if (amount.minor < 0) scaled = 0 - scaled;
  numbers_.push_back(static_cast<std::uint64_t>(scaled));
  numbers_.push_back(static_cast<std::uint64_t>(scaled >> 64));
}

void ColumnBuilder::add(std::span<const std::uint64_t> numbers) {
  begin_cell(false);
  numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
  end_cell();
}

void ColumnBuilder::hand_over(ArrowArray& array) {
  auto kept = std::make_unique<Buffers>();
  kept->validity = std::exchange(validity_, {});
  kept->offsets = std::exchange(offsets_, {0});
  kept->texts = std::exchange(texts_, {});
  kept->numbers = std::exchange(numbers_, {});
  array = {};
  array.length = std::exchange(rows_, 0);
  array.null_count = std::exchange(nulls_, 0);
  array.n_buffers = type_ == CellType::text ? 3 : 2;
  const bool has_offsets = type_ == CellType::text || type_ == CellType::numbers;
  kept->buffers[0] = kept->validity.data();
  kept->buffers[1] = has_offsets ? static_cast<const void*>(kept->offsets.data())
                                 : static_cast<const void*>(kept->numbers.data());
  kept->buffers[2] = kept->texts.data();
  if (type_ == CellType::numbers) {
    hand_over_items(std::move(kept->numbers), kept->items);
    array.n_children = 1;
    array.children = kept->children;
  }
  array.buffers = kept->buffers;
  array.release = release<Buffers, ArrowArray>;
  array.private_data = kept.release();
}

void hand_over(const ColumnSchema& column, ArrowSchema& schema) {
  auto kept = std::make_unique<KeptSchema>();
  kept->name = column.name;
  kept->format = column.format;
  kept->children.resize(column.children.size());
  for (std::size_t i = 0; i < column.children.size(); ++i) {
    hand_over(column.children[i], kept->children[i]);
  }
  kept->pointers = pointers_to(kept->children);
  schema = {};
  schema.format = kept->format.c_str();
  schema.name = kept->name.c_str();
  schema.flags = ARROW_FLAG_NULLABLE;
  schema.n_children = static_cast<std::int64_t>(kept->children.size());
  schema.children = kept->pointers.data();
  schema.release = release<KeptSchema, ArrowSchema>;
  schema.private_data = kept.release();
}

void hand_over(std::vector<ArrowArray> columns, std::int64_t rows, ArrowArray& array) {
  auto kept = std::make_unique<KeptBatch>();
  kept->columns = std::move(columns);
  kept->pointers = pointers_to(kept->columns);
  array = {};
  array.length = rows;
  array.n_buffers = 1;
  array.buffers = &kept->no_validity;
  array.n_children = static_cast<std::int64_t>(kept->columns.size());
  array.children = kept->pointers.data();
  array.release = release<KeptBatch, ArrowArray>;
  array.private_data = kept.release();
}

}  // namespace mora::arrow
