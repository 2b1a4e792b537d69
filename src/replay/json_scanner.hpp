// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JsonScanner: one line of JSON Lines -> the values of a record, which says what it wants of them.
// The whole line must be JSON, also where nothing is wanted, so every value is visited; the JSON
// parser itself checks only what it is asked for. Threads: one owner. Ownership: the record
// outlives it; texts live until the next line.
//
// A Record has
//   Id find(Id parent, std::string_view key)   a key in the object that `parent` is, or
//   FieldMap::none void set(Id, const RawValue&)              the value of a key void
//   add_item(const RawValue&)             an item of a list; the list's RawValue tells which
//   std::uint32_t item_count()

#include <algorithm>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "replay/field_map.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {

// Deeper nesting is no event. The parser's own limit is 1024.
inline constexpr int max_json_depth = 128;

// How JSON writes numbers.
[[nodiscard]] bool is_json_number(std::string_view token);
// Why a line is no event: `place` is where it stops being JSON, null if that is not known.
[[nodiscard]] std::string explain_json(simdjson::error_code error, std::string_view line,
                                       const char* place);
// Empty if the line begins as an object does.
[[nodiscard]] std::string explain_no_object(std::string_view line);

template <class Record>
class JsonScanner {
 public:
  explicit JsonScanner(Record& record) : record_(record) {}

  // Empty, or why the line is no JSON object. Behind the line are SIMDJSON_PADDING readable bytes.
  [[nodiscard]] std::string scan(std::string_view line) {
    if (std::string reason = explain_no_object(line); !reason.empty()) return reason;
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
  Error scan_value(simdjson::ondemand::value value, Id id, int depth, RawValue& raw);
  Error scan_list(simdjson::ondemand::array array, bool keep, int depth, RawValue& raw);
  Error scan_word(simdjson::ondemand::value value, RawValue& raw);

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
    std::string_view key;
    if (const Error error = field.unescaped_key().get(key)) return error;
    simdjson::ondemand::value value;
    if (const Error error = field.value().get(value)) return error;
    const Id inner = id == FieldMap::none ? id : record_.find(id, key);
    RawValue raw;
    if (const Error error = scan_value(value, inner, depth, raw)) return error;
    if (inner != FieldMap::none) record_.set(inner, raw);
  }
  return simdjson::SUCCESS;
}

template <class Record>
simdjson::error_code JsonScanner<Record>::scan_value(simdjson::ondemand::value value, Id id,
                                                     int depth, RawValue& raw) {
  simdjson::ondemand::json_type type{};
  if (const Error error = value.type().get(type)) return error;
  switch (type) {
    case simdjson::ondemand::json_type::string:
      raw.form = RawForm::text;
      return value.get_string().get(raw.text);
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

// Numbers, true, false and null: by their text, which alone is exact.
template <class Record>
simdjson::error_code JsonScanner<Record>::scan_word(simdjson::ondemand::value value,
                                                    RawValue& raw) {
  raw.text = without_blanks(value.raw_json_token());
  raw.truth = raw.text == "true";
  if (raw.text == "null") return simdjson::SUCCESS;
  raw.form = RawForm::boolean;
  if (raw.truth || raw.text == "false") return simdjson::SUCCESS;
  raw.form = RawForm::number;
  if (is_json_number(raw.text)) return simdjson::SUCCESS;
  place_ = raw.text.data();
  return simdjson::NUMBER_ERROR;
}

}  // namespace mora::replay
