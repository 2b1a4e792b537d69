// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tables as other programs hand them over by Arrow's C stream interface, of columns that tests
// write down. Counts what was not released.

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mora/arrow_abi.hpp"

namespace mora::support {

struct TableColumn {
  std::string name{};
  std::string format{};
  std::int64_t length = 0;
  std::int64_t offset = 0;
  std::int64_t nulls = 0;
  std::vector<std::vector<char>> buffers{};
  std::vector<TableColumn> children{};
  std::shared_ptr<TableColumn> dictionary{};
};

using TableBatch = std::vector<TableColumn>;

template <class T>
void append_bytes(std::vector<char>& buffer, const T& value) {
  const std::size_t at = buffer.size();
  buffer.resize(at + sizeof value);
  std::memcpy(buffer.data() + at, &value, sizeof value);
}

template <class T>
std::vector<char> validity_of(const std::vector<std::optional<T>>& cells) {
  std::vector<char> bits((cells.size() + 7) / 8 + 1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i]) bits[i / 8] = static_cast<char>(bits[i / 8] | 1 << (i % 8));
  }
  return bits;
}

template <class T>
TableColumn column_of(std::string name, std::string format,
                      const std::vector<std::optional<T>>& cells) {
  TableColumn column{std::move(name), std::move(format)};
  column.length = static_cast<std::int64_t>(cells.size());
  for (const auto& cell : cells) column.nulls += cell ? 0 : 1;
  column.buffers.push_back(column.nulls == 0 ? std::vector<char>() : validity_of(cells));
  return column;
}

template <class T>
TableColumn numbers(std::string name, std::string format,
                    const std::vector<std::optional<T>>& cells) {
  TableColumn column = column_of(std::move(name), std::move(format), cells);
  column.buffers.emplace_back();
  for (const auto& cell : cells) append_bytes(column.buffers[1], cell.value_or(T{}));
  return column;
}

inline TableColumn booleans(std::string name, const std::vector<std::optional<bool>>& cells) {
  TableColumn column = column_of(std::move(name), "b", cells);
  std::vector<char> bits((cells.size() + 7) / 8 + 1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].value_or(false)) bits[i / 8] = static_cast<char>(bits[i / 8] | 1 << (i % 8));
  }
  column.buffers.push_back(std::move(bits));
  return column;
}

using Texts = std::vector<std::optional<std::string>>;

// Offsets of type T: "u" has 32 bits, "U" 64.
template <class T = std::int32_t>
TableColumn texts(std::string name, const Texts& cells) {
  TableColumn column = column_of(std::move(name), sizeof(T) == 4 ? "u" : "U", cells);
  column.buffers.resize(3);
  append_bytes(column.buffers[1], T{0});
  for (const auto& cell : cells) {
    const std::string text = cell.value_or("");
    column.buffers[2].insert(column.buffers[2].end(), text.begin(), text.end());
    append_bytes(column.buffers[1], static_cast<T>(column.buffers[2].size()));
  }
  return column;
}

// Long texts stand by turns in two buffers.
inline TableColumn text_views(std::string name, const Texts& cells) {
  TableColumn column = column_of(std::move(name), "vu", cells);
  column.buffers.resize(5);  // validity, views, two of texts, their sizes
  std::int32_t next = 0;
  for (const auto& cell : cells) {
    const std::string text = cell.value_or("");
    std::vector<char> view(16);
    const auto size = static_cast<std::int32_t>(text.size());
    std::memcpy(view.data(), &size, 4);
    if (text.size() <= 12) {
      std::memcpy(view.data() + 4, text.data(), text.size());
    } else {
      std::vector<char>& buffer = column.buffers[2 + static_cast<std::size_t>(next)];
      const auto at = static_cast<std::int32_t>(buffer.size());
      buffer.insert(buffer.end(), text.begin(), text.end());
      std::memcpy(view.data() + 4, text.data(), 4);
      std::memcpy(view.data() + 8, &next, 4);
      std::memcpy(view.data() + 12, &at, 4);
      next = 1 - next;
    }
    column.buffers[1].insert(column.buffers[1].end(), view.begin(), view.end());
  }
  return column;
}

// decimal128, of numbers without their point.
inline TableColumn decimals(std::string name, int places,
                            const std::vector<std::optional<std::int64_t>>& cells) {
  TableColumn column = column_of(std::move(name), "d:38," + std::to_string(places), cells);
  column.buffers.emplace_back();
  for (const auto& cell : cells) {
    append_bytes(column.buffers[1], cell.value_or(0));
    append_bytes(column.buffers[1], cell.value_or(0) < 0 ? std::int64_t{-1} : std::int64_t{0});
  }
  return column;
}

// Each cell that many of the items.
template <class T = std::int32_t>
TableColumn lists(std::string name, const std::vector<std::optional<T>>& counts,
                  TableColumn items) {
  TableColumn column = column_of(std::move(name), sizeof(T) == 4 ? "+l" : "+L", counts);
  column.buffers.emplace_back();
  T end = 0;
  append_bytes(column.buffers[1], end);
  for (const auto& count : counts) {
    end += count.value_or(0);
    append_bytes(column.buffers[1], end);
  }
  items.name = "item";
  column.children.push_back(std::move(items));
  return column;
}

inline TableColumn dictionary(std::string name,
                              const std::vector<std::optional<std::int8_t>>& entries,
                              TableColumn values) {
  TableColumn column = numbers(std::move(name), "c", entries);
  column.dictionary = std::make_shared<TableColumn>(std::move(values));
  return column;
}

inline TableColumn objects(std::string name, const std::vector<std::optional<bool>>& cells,
                           std::vector<TableColumn> children) {
  TableColumn column = column_of(std::move(name), "+s", cells);
  column.children = std::move(children);
  return column;
}

inline TableColumn nothing(std::string name, std::int64_t length) {
  TableColumn column{std::move(name), "n"};
  column.length = length;
  column.nulls = length;
  return column;
}

// The column without its first rows, as a slice of a table is.
inline TableColumn sliced(TableColumn column, std::int64_t from) {
  column.offset += from;
  column.length -= from;
  column.nulls = column.nulls == 0 ? 0 : -1;  // nobody has counted
  return column;
}

// Gives the batches by a stream, and counts.
class TableStream {
 public:
  explicit TableStream(std::vector<TableBatch> batches, std::int64_t offset = 0)
      : batches_(std::move(batches)), offset_(offset) {}
  TableStream(const TableStream&) = delete;
  TableStream& operator=(const TableStream&) = delete;

  // Behind so many batches it fails with this message.
  void fail_after(std::size_t batches, std::string message) {
    fails_at_ = batches;
    message_ = std::move(message);
  }

  [[nodiscard]] ArrowArrayStream open() {
    next_ = 0;
    ++unreleased_;
    ArrowArrayStream stream{};
    stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* schema) {
      return of(self).give_schema(*schema);
    };
    stream.get_next = [](ArrowArrayStream* self, ArrowArray* array) {
      return of(self).give_next(*array);
    };
    stream.get_last_error = [](ArrowArrayStream* self) {
      return of(self).message_.empty() ? nullptr : of(self).message_.c_str();
    };
    stream.release = [](ArrowArrayStream* self) {
      --of(self).unreleased_;
      self->release = nullptr;
    };
    stream.private_data = this;
    return stream;
  }

  // Streams, schemas and batches that are still held.
  [[nodiscard]] int unreleased() const { return unreleased_; }

 private:
  static TableStream& of(ArrowArrayStream* stream) {
    return *static_cast<TableStream*>(stream->private_data);
  }

  // What an exported struct needs, as long as it lives.
  template <class Struct>
  struct Kept {
    int* unreleased;  // null for a part of another
    std::vector<std::unique_ptr<Struct>> parts;
    std::vector<Struct*> children;
    std::vector<const void*> buffers;
  };

  template <class Struct>
  static void release(Struct* exported) {
    auto* const kept = static_cast<Kept<Struct>*>(exported->private_data);
    for (auto& part : kept->parts) {
      if (part->release != nullptr) part->release(part.get());
    }
    if (kept->unreleased != nullptr) --*kept->unreleased;
    delete kept;
    exported->release = nullptr;
  }

  template <class Struct, class Fill>
  static void fill(Struct& exported, const TableColumn& column, int* unreleased, Fill fill_part) {
    auto kept = std::make_unique<Kept<Struct>>();
    kept->unreleased = unreleased;
    for (const TableColumn& child : column.children) {
      kept->parts.push_back(std::make_unique<Struct>());
      fill_part(*kept->parts.back(), child);
      kept->children.push_back(kept->parts.back().get());
    }
    exported.n_children = static_cast<std::int64_t>(kept->children.size());
    exported.children = kept->children.data();
    if (column.dictionary != nullptr) {
      kept->parts.push_back(std::make_unique<Struct>());
      fill_part(*kept->parts.back(), *column.dictionary);
      exported.dictionary = kept->parts.back().get();
    }
    exported.release = release<Struct>;
    exported.private_data = kept.release();
  }

  static void fill_schema(ArrowSchema& schema, const TableColumn& column,
                          int* unreleased = nullptr) {
    schema = {};
    schema.format = column.format.c_str();
    schema.name = column.name.c_str();
    schema.flags = ARROW_FLAG_NULLABLE;
    fill(schema, column, unreleased,
         [](ArrowSchema& part, const TableColumn& child) { fill_schema(part, child); });
  }

  static void fill_array(ArrowArray& array, const TableColumn& column, int* unreleased = nullptr) {
    array = {};
    fill(array, column, unreleased,
         [](ArrowArray& part, const TableColumn& child) { fill_array(part, child); });
    auto& kept = *static_cast<Kept<ArrowArray>*>(array.private_data);
    for (const auto& buffer : column.buffers) {
      kept.buffers.push_back(buffer.empty() ? nullptr : buffer.data());
    }
    array.length = column.length;
    array.null_count = column.nulls;
    array.offset = column.offset;
    array.n_buffers = static_cast<std::int64_t>(kept.buffers.size());
    array.buffers = kept.buffers.data();
  }

  [[nodiscard]] TableColumn whole(const TableBatch& batch) const {
    TableColumn all{"", "+s"};
    all.children = batch;
    all.offset = offset_;
    all.length = (batch.empty() ? 0 : batch[0].length) - offset_;
    all.buffers.emplace_back();
    return all;
  }

  int give_schema(ArrowSchema& schema) {
    if (fails_at_ == 0 && !message_.empty()) return EIO;
    root_ = whole(batches_.at(0));
    ++unreleased_;
    fill_schema(schema, root_, &unreleased_);
    return 0;
  }

  int give_next(ArrowArray& array) {
    array = {};
    if (next_ == fails_at_) return EIO;
    if (next_ == batches_.size()) return 0;
    current_.push_back(std::make_unique<TableColumn>(whole(batches_[next_++])));
    ++unreleased_;
    fill_array(array, *current_.back(), &unreleased_);
    return 0;
  }

  std::vector<TableBatch> batches_;
  std::int64_t offset_;
  std::size_t next_ = 0;
  std::size_t fails_at_ = SIZE_MAX;
  std::string message_;
  TableColumn root_;
  std::vector<std::unique_ptr<TableColumn>> current_;
  int unreleased_ = 0;
};

}  // namespace mora::support
