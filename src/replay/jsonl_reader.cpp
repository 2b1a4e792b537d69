// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// JSON Lines: one object a line. The whole line must be JSON, also where no field is declared, so
// every value is visited; the JSON parser itself checks only what it is asked for. A declared key
// that stands twice makes the event ambiguous, and it is rejected.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "mora/replay.hpp"

#include "replay/event_record.hpp"
#include "replay/line_buffer.hpp"
#include "value/number_text.hpp"

namespace mora {

namespace replay {

namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

// Deeper nesting is no event. The parser's own limit is 1024.
constexpr int max_depth = 128;
constexpr std::string_view white_space = " \t\r\n";

bool is_number(std::string_view token) {
  return token.front() != '+' && value::scan_number(token).has_value();
}

// In code points, from 1.
std::size_t column_of(std::string_view line, const char* place) {
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto before = static_cast<std::size_t>(place - line.data());
  const std::string_view text = line.substr(0, std::min(before, line.size()));
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_start)) + 1;
}

std::string_view kind_of_text(char first) {
  switch (first) {
    case '[': return "a list";
    case '"': return "a string";
    default: return first == '-' || (first >= '0' && first <= '9') ? "a number" : "other text";
  }
}

class JsonLinesReader final : public EventReader {
 public:
  JsonLinesReader(const Program& program, std::istream& input, const ReadOptions& options)
      : lines_(input, simdjson::SIMDJSON_PADDING, options.first_line),
        record_(program, options.source) {}

  [[nodiscard]] ReadResult next() override;
  [[nodiscard]] std::uint64_t position() const override { return lines_.position(); }

 private:
  [[nodiscard]] ReadResult read(std::string_view line);
  [[nodiscard]] ReadResult reject(std::string reason);
  error_code scan_line(std::string_view line);
  error_code scan_object(ondemand::object object, FieldMap::Id id, int depth);
  error_code scan_value(ondemand::value value, FieldMap::Id id, int depth, RawValue& raw);
  error_code scan_list(ondemand::array array, bool keep, int depth, RawValue& raw);
  error_code scan_word(ondemand::value value, RawValue& raw);
  error_code reserve(std::size_t size);
  [[nodiscard]] std::string explain(error_code error, std::string_view line) const;

  LineBuffer lines_;
  EventRecord record_;
  ondemand::parser parser_;
  const char* place_ = nullptr;  // where the line is no JSON; null if that is not known
  std::string reason_;
};

ReadResult JsonLinesReader::next() {
  while (const std::optional<std::string_view> line = lines_.next()) {
    if (line->find_first_not_of(white_space) != std::string_view::npos) return read(*line);
  }
  return lines_.end();
}

ReadResult JsonLinesReader::reject(std::string reason) {
  reason_ = std::move(reason);
  ReadResult result;
  result.outcome = ReadOutcome::rejected;
  result.line = lines_.line();
  result.event.line = result.line;
  result.reason = reason_;
  return result;
}

ReadResult JsonLinesReader::read(std::string_view line) {
  const char first = line[line.find_first_not_of(white_space)];
  if (first != '{') {
    return reject(fmt::format("an event is a JSON object, found {}", kind_of_text(first)));
  }
  record_.clear();
  place_ = nullptr;
  const error_code error = scan_line(line);
  if (error != simdjson::SUCCESS) return reject(explain(error, line));
  return record_.finish(lines_.line());
}

error_code JsonLinesReader::reserve(std::size_t size) {
  if (size <= parser_.capacity()) return simdjson::SUCCESS;
  // With room to spare, so that slowly growing lines do not allocate each time.
  return parser_.allocate(std::min(size + size / 2, parser_.max_capacity()));
}

error_code JsonLinesReader::scan_line(std::string_view line) {
  if (const error_code error = reserve(line.size())) return error;
  ondemand::document document;
  const std::size_t readable = line.size() + simdjson::SIMDJSON_PADDING;
  if (const error_code error = parser_.iterate(line, readable).get(document)) return error;
  ondemand::object object;
  if (const error_code error = document.get_object().get(object)) return error;
  error_code error = scan_object(object, FieldMap::root, 1);
  const simdjson::simdjson_result<const char*> rest = document.current_location();
  if (error == simdjson::SUCCESS && rest.error() == simdjson::SUCCESS) error = simdjson::TAPE_ERROR;
  if (place_ == nullptr && rest.error() == simdjson::SUCCESS) place_ = rest.value_unsafe();
  return error;
}

error_code JsonLinesReader::scan_object(ondemand::object object, FieldMap::Id id, int depth) {
  for (auto field : object) {
    std::string_view key;
    if (const error_code error = field.unescaped_key().get(key)) return error;
    ondemand::value value;
    if (const error_code error = field.value().get(value)) return error;
    const FieldMap::Id inner = id == FieldMap::none ? id : record_.names().find(id, key);
    RawValue raw;
    if (const error_code error = scan_value(value, inner, depth, raw)) return error;
    if (inner != FieldMap::none) record_.set(inner, raw);
  }
  return simdjson::SUCCESS;
}

error_code JsonLinesReader::scan_value(ondemand::value value, FieldMap::Id id, int depth,
                                       RawValue& raw) {
  ondemand::json_type type{};
  if (const error_code error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::string:
      raw.form = RawForm::text;
      return value.get_string().get(raw.text);
    case ondemand::json_type::array: {
      raw.form = RawForm::list;
      ondemand::array array;
      if (const error_code error = value.get_array().get(array)) return error;
      return scan_list(array, id != FieldMap::none, depth + 1, raw);
    }
    case ondemand::json_type::object: {
      raw.form = RawForm::object;
      if (depth == max_depth) return simdjson::DEPTH_ERROR;
      ondemand::object object;
      if (const error_code error = value.get_object().get(object)) return error;
      return scan_object(object, id, depth + 1);
    }
    case ondemand::json_type::number:
    case ondemand::json_type::boolean:
    case ondemand::json_type::null: break;
  }
  return scan_word(value, raw);
}

error_code JsonLinesReader::scan_list(ondemand::array array, bool keep, int depth, RawValue& raw) {
  if (depth > max_depth) return simdjson::DEPTH_ERROR;
  raw.first = record_.item_count();
  for (auto element : array) {
    ondemand::value value;
    if (const error_code error = element.get(value)) return error;
    RawValue item;
    if (const error_code error = scan_value(value, FieldMap::none, depth, item)) return error;
    if (keep) record_.add_item(item);
  }
  raw.count = record_.item_count() - raw.first;
  return simdjson::SUCCESS;
}

// Numbers, true, false and null: by their text, which alone is exact.
error_code JsonLinesReader::scan_word(ondemand::value value, RawValue& raw) {
  raw.text = without_blanks(value.raw_json_token());
  raw.truth = raw.text == "true";
  if (raw.text == "null") return simdjson::SUCCESS;
  raw.form = RawForm::boolean;
  if (raw.truth || raw.text == "false") return simdjson::SUCCESS;
  raw.form = RawForm::number;
  if (is_number(raw.text)) return simdjson::SUCCESS;
  place_ = raw.text.data();
  return simdjson::NUMBER_ERROR;
}

std::string JsonLinesReader::explain(error_code error, std::string_view line) const {
  switch (error) {
    case simdjson::UTF8_ERROR: return "the line is not UTF-8";
    case simdjson::UNCLOSED_STRING: return "not JSON: a string is not closed";
    case simdjson::UNESCAPED_CHARS: return "not JSON: a control character stands in a string";
    case simdjson::STRING_ERROR: return "not JSON: a string has an escape that JSON does not know";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "not JSON: the line does not end with }";
    case simdjson::DEPTH_ERROR: return "nested too deeply";
    case simdjson::CAPACITY: return "the line is longer than 4 GB";
    case simdjson::MEMALLOC: return "the line is longer than memory allows";
    default: break;
  }
  if (place_ == nullptr) return "not JSON";
  if (place_ >= line.data() + line.size()) return "not JSON: the line ends too early";
  return fmt::format("not JSON at column {}", column_of(line, place_));
}

}  // namespace

}  // namespace replay

inline namespace v0 {

std::unique_ptr<EventReader> read_json_lines(const Program& program, std::istream& input,
                                             const ReadOptions& options) {
  return std::make_unique<replay::JsonLinesReader>(program, input, options);
}

}  // namespace v0

}  // namespace mora
