// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SeparatorReader: reads a separator that LineShapes has not seen yet, token by token, by the
// index: commas, keys, and the beginnings and ends of objects and lists. What has been read once is
// then known by its bytes. Threads: one owner. Ownership: the names and the texts outlive it.

#include <cstdint>
#include <optional>
#include <string_view>

#include "replay/containers.hpp"
#include "replay/escaped_texts.hpp"
#include "replay/field_map.hpp"
#include "replay/json_index.hpp"
#include "replay/line_shapes.hpp"

namespace mora::replay {

class SeparatorReader {
 public:
  SeparatorReader(const FieldMap& names, EscapedTexts& escaped)
      : names_(names), escaped_(escaped) {}

  [[nodiscard]] const Container& line() const { return containers_.line(); }

  // The separator at `at`, behind the value that `from` stands before; at the beginning of a line,
  // the first one. `next`: the first place that the index has behind the value and what comes
  // behind that. Null if it is no JSON, and if something in it is for others to read: an object
  // that stands for a field, or a blank that few would write.
  [[nodiscard]] std::optional<LineShapes::NewSeparator> read(const LineShapes::Separator& from,
                                                             const char* at,
                                                             const JsonIndex::Place& line,
                                                             const std::uint32_t* next);

 private:
  // What has been read of it.
  struct Draft;

  [[nodiscard]] bool read_members(Draft& draft);
  [[nodiscard]] static bool close(Draft& draft);
  [[nodiscard]] bool read_member(Draft& draft, const char* first);
  [[nodiscard]] bool read_value(Draft& draft, const char* first, FieldMap::Id id);
  [[nodiscard]] std::optional<FieldMap::Id> read_key(Draft& draft, const char* first);
  [[nodiscard]] std::optional<FieldMap::Id> id_of(const Container& container, const char* key,
                                                  const char* end);

  const FieldMap& names_;
  EscapedTexts& escaped_;
  Containers containers_;
};

}  // namespace mora::replay
