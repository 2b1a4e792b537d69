// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "infer/kinds.hpp"

#include <algorithm>

#include "program/program_data.hpp"
#include "replay/convert.hpp"
#include "sema/type.hpp"

namespace mora::infer {

using replay::RawForm;
using replay::RawValue;

namespace {

// Without a currency of its own, and in UTC.
const detail::ProgramData& no_policy() {
  static const detail::ProgramData data;
  return data;
}

// Whether it is worth asking if a text is more than that: all other values hold a digit or are one
// of two words, and none is long.
bool may_be_more(std::string_view text) {
  constexpr std::size_t longest = 64;
  if (text.empty() || text.size() > longest) return false;
  const bool digit =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digit || text.size() <= std::string_view(" false ").size();
}

Kinds kinds_of_text(const RawValue& value) {
  Kinds kinds;
  kinds.add(ValueKind::string);
  const std::string_view text = value.text;
  const bool cell = value.form == RawForm::cell;
  // Any text is a list for CSV; only one that is written as a list is meant as one.
  if (cell && text.starts_with('[') && text.ends_with(']')) kinds.add(ValueKind::list);
  if (!may_be_more(text)) return kinds;
  for (const ValueKind kind : {ValueKind::boolean, ValueKind::number, ValueKind::time,
                               ValueKind::duration, ValueKind::money}) {
    const auto read = replay::convert(value, kind, no_policy());
    if (read && !read->is_null()) kinds.add(kind);
  }
  return kinds;
}

Kinds kinds_of_list(const RawValue& value, std::span<const RawValue> items) {
  const auto own = items.subspan(value.first, value.count);
  Kinds kinds;
  const bool plain = std::all_of(own.begin(), own.end(), [](const RawValue& item) {
    return replay::convert_item(item).has_value();
  });
  if (plain) kinds.add(ValueKind::list);
  return kinds;
}

}  // namespace

std::optional<ValueKind> Kinds::best() const {
  for (const ValueKind kind :
       {ValueKind::boolean, ValueKind::number, ValueKind::time, ValueKind::duration,
        ValueKind::money, ValueKind::list, ValueKind::string}) {
    if (has(kind)) return kind;
  }
  return std::nullopt;
}

Kinds kinds_of(const RawValue& value, std::span<const RawValue> items) {
  Kinds kinds;
  switch (value.form) {
    case RawForm::null: return Kinds::all();
    case RawForm::boolean: kinds.add(ValueKind::boolean); return kinds;
    case RawForm::number:
      if (replay::convert(value, ValueKind::number, no_policy())) kinds.add(ValueKind::number);
      return kinds;
    case RawForm::text:
    case RawForm::cell: return kinds_of_text(value);
    case RawForm::list: return kinds_of_list(value, items);
    case RawForm::object: return kinds;
  }
  return kinds;
}

std::optional<TimePoint> time_of(std::string_view text) {
  RawValue value;
  value.form = RawForm::text;
  value.text = replay::without_blanks(text);
  const auto read = replay::convert(value, ValueKind::time, no_policy());
  if (!read || read->is_null()) return std::nullopt;
  return read->time();
}

std::string_view word_for(ValueKind kind) {
  for (const sema::DeclaredType& type : sema::declared_types) {
    if (type.kind == kind) return type.word;
  }
  return {};
}

}  // namespace mora::infer
