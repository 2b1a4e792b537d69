// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Refusal: why a line is rejected, in one sentence, the same whatever format the log has. Threads:
// one owner. Ownership: the map of names must outlive it.

#include <cstddef>
#include <string>
#include <string_view>

#include "replay/field_map.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {

class Refusal {
 public:
  // `max_field`: see ReadOptions.
  Refusal(const FieldMap& names, std::size_t max_field) : names_(&names), max_field_(max_field) {}

  [[nodiscard]] std::size_t max_field() const { return max_field_; }

  // Each sets the reason, and returns false for its caller to return: here, so that whoever reads
  // the caller sees that nothing goes on behind it.
  bool twice(FieldMap::Id id) { return say_twice(id), false; }
  bool missing(FieldMap::Id id) { return say_missing(id), false; }
  bool too_long(FieldMap::Id id) { return say_too_long(id), false; }
  bool not_utf8(FieldMap::Id id) { return say_not_utf8(id), false; }
  bool unfit(FieldMap::Id id, std::string_view wanted, const RawValue& found) {
    return say_unfit(id, wanted, found), false;
  }

  // Of the last one.
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  void say_twice(FieldMap::Id id);
  void say_missing(FieldMap::Id id);
  void say_too_long(FieldMap::Id id);
  void say_not_utf8(FieldMap::Id id);
  void say_unfit(FieldMap::Id id, std::string_view wanted, const RawValue& found);
  // "'time'", "field 'order'".
  [[nodiscard]] std::string place(FieldMap::Id id) const;

  const FieldMap* names_;
  std::size_t max_field_;
  std::string reason_;
};

}  // namespace mora::replay
