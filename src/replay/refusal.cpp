// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/refusal.hpp"

#include <fmt/format.h>

namespace mora::replay {

std::string Refusal::place(FieldMap::Id id) const {
  const bool is_field = id != names_->time() && id != names_->type();
  return fmt::format("{}'{}'", is_field ? "field " : "", names_->name(id));
}

void Refusal::say_twice(FieldMap::Id id) {
  reason_ = fmt::format("'{}' stands twice in the event", names_->name(id));
}

void Refusal::say_missing(FieldMap::Id id) {
  reason_ = fmt::format("'{}' is missing", names_->name(id));
}

void Refusal::say_too_long(FieldMap::Id id) {
  reason_ = fmt::format("{} is longer than {} bytes", place(id), max_field_);
}

void Refusal::say_not_utf8(FieldMap::Id id) { reason_ = fmt::format("{} is not UTF-8", place(id)); }

void Refusal::say_unfit(FieldMap::Id id, std::string_view wanted, const RawValue& found) {
  reason_ = fmt::format("{} wants {}, found {}", place(id), wanted, describe(found));
}

}  // namespace mora::replay
