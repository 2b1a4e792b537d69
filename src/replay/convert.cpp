// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/convert.hpp"

#include <algorithm>

#include "mora/time_text.hpp"

#include "civil/timestamp.hpp"

namespace mora::replay {
namespace {

template <class T>
std::optional<Value> as_value(const std::optional<T>& read) {
  if (!read) return std::nullopt;
  return Value(*read);
}

std::optional<Value> convert_text(std::string_view text, ValueKind kind,
                                  const detail::ProgramData& program) {
  switch (kind) {
    case ValueKind::string: return Value(text);
    case ValueKind::time: return as_value(civil::parse_timestamp(text, program.zone));
    case ValueKind::duration: return as_value(parse_duration(text));
    case ValueKind::money: return as_value(parse_money(text, program.currency));
    case ValueKind::null:
    case ValueKind::boolean:
    case ValueKind::number:
    case ValueKind::list: break;
  }
  return std::nullopt;
}

bool is_word(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 0x20 : a) == b; });
}

std::optional<Value> convert_boolean(std::string_view text) {
  if (is_word(text, "true")) return Value(true);
  return is_word(text, "false") ? std::optional(Value(false)) : std::nullopt;
}

// Blanks around it count only in texts, and emptiness is a value only there.
std::optional<Value> convert_cell(std::string_view cell, ValueKind kind,
                                  const detail::ProgramData& program) {
  if (kind == ValueKind::string) return Value(cell);
  const std::string_view text = without_blanks(cell);
  if (text.empty()) return Value();
  if (kind == ValueKind::number) return as_value(parse_decimal(text));
  if (kind == ValueKind::boolean) return convert_boolean(text);
  return convert_text(text, kind, program);
}

}  // namespace

std::optional<Value> convert(const RawValue& raw, ValueKind kind,
                             const detail::ProgramData& program) {
  if (raw.form == RawForm::null) return Value();
  if (raw.form == RawForm::cell) return convert_cell(raw.text, kind, program);
  if (raw.form == RawForm::text) return convert_text(raw.text, kind, program);
  if (raw.form == RawForm::boolean && kind == ValueKind::boolean) return Value(raw.truth);
  if (raw.form != RawForm::number) return std::nullopt;
  if (kind == ValueKind::number) return as_value(parse_decimal(raw.text));
  if (kind == ValueKind::money) return as_value(parse_money(raw.text, program.currency));
  return std::nullopt;
}

std::optional<Value> convert_item(const RawValue& raw) {
  switch (raw.form) {
    case RawForm::null: return Value();
    case RawForm::boolean: return Value(raw.truth);
    case RawForm::number: return as_value(parse_decimal(raw.text));
    case RawForm::text: return Value(raw.text);
    case RawForm::list:
    case RawForm::object:
    case RawForm::cell: break;
  }
  return std::nullopt;
}

std::string_view wanted_for(ValueKind kind, const detail::ProgramData& program) {
  switch (kind) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return "true or false";
    case ValueKind::number: return "a number";
    case ValueKind::string: return "a string";
    case ValueKind::time: return "a timestamp such as \"2026-03-02T09:00:00+08:00\"";
    case ValueKind::duration: return "a duration such as \"2h30m\"";
    case ValueKind::money:
      return program.currency == Currency{} ? "an amount with its currency such as \"12.50 CNY\""
                                            : "an amount such as \"12.50 CNY\"";
    case ValueKind::list: return "a list of plain values";
  }
  return "nothing";
}

}  // namespace mora::replay
