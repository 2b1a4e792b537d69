// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JsonScanner: one line of JSON Lines -> the values of a record, which says what it wants of them.
// The whole line must be JSON, also where nothing is wanted, so every value is visited; the JSON
// parser itself checks only what it is asked for. Threads: one owner. Ownership: the record
// outlives it; texts live until the next line.
//
// A Record has
//   Id find(Id parent, std::string_view key)   a key in the object that `parent` is, or none
//   void set(Id, const RawValue&)              the value of a key
//   void add_item(const RawValue&)             an item of a list; the list's RawValue tells which
//   std::uint32_t item_count()

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include <simdjson.h>

#include "replay/field_map.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {

// Deeper nesting is no event. The parser's own limit is 1024.
inline constexpr int max_json_depth = 128;

// The first quote or backslash from `text` on; there must be one. Eight bytes at a time: as many
// may be read behind it.
[[nodiscard]] inline const char* quote_or_escape(const char* text) {
  if constexpr (std::endian::native == std::endian::big) {
    while (*text != '"' && *text != '\\') ++text;
    return text;
  }
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t highs = 0x8080808080808080;
  // The high bit of each byte that is zero, exact up to the first of them (Hacker's Delight, 6-1).
  const auto zeros = [](std::uint64_t word) { return (word - ones) & ~word & highs; };
  for (;; text += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    const std::uint64_t found = zeros(word ^ ones * '"') | zeros(word ^ ones * '\\');
    if (found != 0) return text + std::countr_zero(found) / 8;
  }
}

// A number, true, false or null, with white space behind it; by its text, which alone is exact.
// False if it is none of them.
[[nodiscard]] bool read_word(std::string_view token, RawValue& raw);
// Why a line is no event: `place` is where it stops being JSON, null if that is not known.
[[nodiscard]] std::string explain_json(simdjson::error_code error, std::string_view line,
                                       const char* place);
inline constexpr std::string_view white_space = " \t\r\n";

// A line of white space alone.
[[nodiscard]] inline bool is_blank(std::string_view line) {
  return !line.starts_with('{') && line.find_first_not_of(white_space) == std::string_view::npos;
}
// Empty if the line, which is not blank, begins as an object does.
[[nodiscard]] std::string explain_no_object(std::string_view line);

template <class Record>
class JsonScanner {
 public:
  explicit JsonScanner(Record& record) : record_(record) {}

  // Empty, or why the line, which is not blank, is no JSON object. Behind the line are
  // SIMDJSON_PADDING readable bytes.
  [[nodiscard]] std::string scan(std::string_view line) {
    if (line.front() != '{') {
      if (std::string reason = explain_no_object(line); !reason.empty()) return reason;
    }
    place_ = nullptr;
    const Error error = scan_line(line);
    return error == simdjson::SUCCESS ? std::string() : explain_json(error, line, place_);
  }

 private:
  using Error = simdjson::error_code;
  using Id = FieldMap::Id;

  Error reserve(std::size_t size) {
    if (size <= parser_.capacity()) return simdjson::SUCCESS;
    // With room to spare, so that slowly growing lines do not allocate each time.
    return parser_.allocate(std::min(size + size / 2, parser_.max_capacity()));
  }

  Error scan_line(std::string_view line);
  Error scan_object(simdjson::ondemand::object object, Id id, int depth);
  Error scan_field(simdjson::ondemand::field& field, Id id, int depth);
  Error scan_value(simdjson::ondemand::value& value, Id id, int depth, RawValue& raw);
  Error scan_list(simdjson::ondemand::array array, bool keep, int depth, RawValue& raw);
  Error scan_word(simdjson::ondemand::value& value, RawValue& raw);

  // A key as it stands in the line; only one with escapes is copied.
  static Error scan_key(simdjson::ondemand::field& field, std::string_view& key) {
    const char* const begin = field.key().raw();
    const char* const end = quote_or_escape(begin);
    if (*end != '"') return field.unescaped_key().get(key);
    key = std::string_view(begin, static_cast<std::size_t>(end - begin));
    return simdjson::SUCCESS;
  }

  // A text as it stands in the line; only one with escapes is copied, which checks them too. That
  // it has no other mistake the parser has found out for the whole line.
  static Error scan_text(simdjson::ondemand::value& value, std::string_view token,
                         std::string_view& text) {
    if (std::memchr(token.data(), '\\', token.size()) != nullptr) {
      return value.get_string().get(text);
    }
    if (token.back() != '"') token = without_blanks(token);
    text = token.substr(1, token.size() - 2);
    // Takes the text: the parser would step over one that nobody takes, and a colon behind it.
    return value.get_raw_json_string().error();
  }

  Record& record_;
  simdjson::ondemand::parser parser_;
  const char* place_ = nullptr;  // where the line is no JSON; null if that is not known
};

template <class Record>
simdjson::error_code JsonScanner<Record>::scan_line(std::string_view line) {
  if (const Error error = reserve(line.size())) return error;
  simdjson::ondemand::document document;
  const std::size_t readable = line.size() + simdjson::SIMDJSON_PADDING;
  if (const Error error = parser_.iterate(line, readable).get(document)) return error;
  simdjson::ondemand::object object;
  if (const Error error = document.get_object().get(object)) return error;
  Error error = scan_object(object, FieldMap::root, 1);
  const simdjson::simdjson_result<const char*> rest = document.current_location();
  if (error == simdjson::SUCCESS && rest.error() == simdjson::SUCCESS) error = simdjson::TAPE_ERROR;
  if (place_ == nullptr && rest.error() == simdjson::SUCCESS) place_ = rest.value_unsafe();
  return error;
}

template <class Record>
simdjson::error_code JsonScanner<Record>::scan_object(simdjson::ondemand::object object, Id id,
                                                      int depth) {
  for (auto field : object) {
    if (field.error() != simdjson::SUCCESS) return field.error();
    auto&& found = std::move(field).value_unsafe();
    if (const Error error = scan_field(found, id, depth)) return error;
  }
  return simdjson::SUCCESS;
}

// Most values are texts. They are taken on the way: a value or a RawValue that is copied by its
// words as soon as it is made waits for each of them.
template <class Record>
inline simdjson::error_code JsonScanner<Record>::scan_field(simdjson::ondemand::field& field, Id id,
                                                            int depth) {
  std::string_view key;
  if (const Error error = scan_key(field, key)) return error;
  const Id inner = id == FieldMap::none ? id : record_.find(id, key);
  simdjson::ondemand::value& value = field.value();
  const std::string_view token = value.raw_json_token();
  RawValue raw;
  if (token.front() == '"') {
    raw.form = RawForm::text;
    if (const Error error = scan_text(value, token, raw.text)) return error;
  } else if (const Error error = scan_value(value, inner, depth, raw)) {
    return error;
  }
  if (inner != FieldMap::none) record_.set(inner, raw);
  return simdjson::SUCCESS;
}

template <class Record>
simdjson::error_code JsonScanner<Record>::scan_value(simdjson::ondemand::value& value, Id id,
                                                     int depth, RawValue& raw) {
  simdjson::ondemand::json_type type{};
  if (const Error error = value.type().get(type)) return error;
  switch (type) {
    case simdjson::ondemand::json_type::string:
      raw.form = RawForm::text;
      return scan_text(value, value.raw_json_token(), raw.text);
    case simdjson::ondemand::json_type::array: {
      raw.form = RawForm::list;
      simdjson::ondemand::array array;
      if (const Error error = value.get_array().get(array)) return error;
      return scan_list(array, id != FieldMap::none, depth + 1, raw);
    }
    case simdjson::ondemand::json_type::object: {
      raw.form = RawForm::object;
      if (depth == max_json_depth) return simdjson::DEPTH_ERROR;
      simdjson::ondemand::object object;
      if (const Error error = value.get_object().get(object)) return error;
      return scan_object(object, id, depth + 1);
    }
    case simdjson::ondemand::json_type::number:
    case simdjson::ondemand::json_type::boolean:
    case simdjson::ondemand::json_type::null: break;
  }
  return scan_word(value, raw);
}

template <class Record>
simdjson::error_code JsonScanner<Record>::scan_list(simdjson::ondemand::array array, bool keep,
                                                    int depth, RawValue& raw) {
  if (depth > max_json_depth) return simdjson::DEPTH_ERROR;
  raw.first = record_.item_count();
  for (auto element : array) {
    simdjson::ondemand::value value;
    if (const Error error = element.get(value)) return error;
    RawValue item;
    if (const Error error = scan_value(value, FieldMap::none, depth, item)) return error;
    if (keep) record_.add_item(item);
  }
  raw.count = record_.item_count() - raw.first;
  return simdjson::SUCCESS;
}

template <class Record>
simdjson::error_code JsonScanner<Record>::scan_word(simdjson::ondemand::value& value,
                                                    RawValue& raw) {
  if (read_word(value.raw_json_token(), raw)) return simdjson::SUCCESS;
  place_ = raw.text.data();
  return simdjson::NUMBER_ERROR;
}

}  // namespace mora::replay
