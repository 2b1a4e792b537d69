// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RawReader: what a log says, event by event, before there is a policy that asks for anything. It
// reads the lines that an EventReader would read, and refuses the same for their form alone.
// LogColumns: the names that turn up in it. Threads: one owner. Ownership: see RawReader::fields.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "replay/field_map.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {

// Numbers for names: the keys of JSON objects, those of inner objects with a dotted path, and the
// columns of CSV. A name is a column from the moment on at which it turns up.
class LogColumns {
 public:
  using Id = FieldMap::Id;

  // None for a key that no dotted path can name, and for those beyond a limit.
  [[nodiscard]] Id find(Id parent, std::string_view key);
  [[nodiscard]] const std::string& path(Id column) const { return paths_[column]; }
  [[nodiscard]] std::size_t size() const { return paths_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::vector<std::string> paths_ = {""};  // by Id; the first is the event itself
  std::unordered_map<std::string, Id, Hash, std::equal_to<>> ids_;
  std::string path_;
};

struct RawField {
  LogColumns::Id column = 0;
  RawValue value;
};

enum class RawOutcome : std::uint8_t { event, refused, unreadable, end };

class RawReader {
 public:
  virtual ~RawReader() = default;
  [[nodiscard]] virtual RawOutcome next() = 0;
  // Of the event that next() gave, until the next call. A column may stand twice.
  [[nodiscard]] virtual std::span<const RawField> fields() const = 0;
  // The items of its lists.
  [[nodiscard]] virtual std::span<const RawValue> items() const = 0;
  // Why there is no event.
  [[nodiscard]] virtual std::string_view reason() const = 0;
  [[nodiscard]] virtual std::uint64_t line() const = 0;
};

// Null for a format that does not exist. The columns outlive the reader.
[[nodiscard]] std::unique_ptr<RawReader> make_raw_reader(std::string_view format,
                                                         std::istream& input,
                                                         std::uint64_t first_line,
                                                         LogColumns& columns);

}  // namespace mora::replay
