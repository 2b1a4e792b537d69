// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/list_texts.hpp"

#include <algorithm>
#include <span>

#include <simdjson.h>

#include "replay/convert.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr char separator = ';';

using Texts = std::deque<std::string>;

void split_plain(std::string_view text, std::vector<Value>& list) {
  while (!text.empty()) {
    const std::string_view item = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(item.size() + 1, text.size()));
    if (!without_blanks(item).empty()) list.emplace_back(without_blanks(item));
  }
}

// Nothing for what is no JSON, and for lists and objects.
std::optional<Value> read_item(ondemand::value json, Texts& texts) {
  ondemand::json_type type{};
  if (json.type().get(type) != simdjson::SUCCESS) return std::nullopt;
  RawValue item;
  if (type == ondemand::json_type::string) {
    std::string_view text;
    if (json.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
    item.form = RawForm::text;
    item.text = texts.emplace_back(text);
    return convert_item(item);
  }
  item.text = without_blanks(json.raw_json_token());
  if (item.text == "null") return Value();
  item.truth = item.text == "true";
  item.form = item.truth || item.text == "false" ? RawForm::boolean : RawForm::number;
  return convert_item(item);
}

bool split_json(std::string_view text, Texts& texts, std::vector<Value>& list) {
  const simdjson::padded_string padded(text);
  ondemand::parser parser;
  ondemand::document document;
  ondemand::array array;
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS) return false;
  if (document.get_array().get(array) != simdjson::SUCCESS) return false;
  for (auto element : array) {
    ondemand::value value;
    if (element.get(value) != simdjson::SUCCESS) return false;
    const std::optional<Value> item = read_item(value, texts);
    if (!item) return false;
    list.push_back(*item);
  }
  // A place is left only if something stands behind the list.
  return document.current_location().error() != simdjson::SUCCESS;
}

}  // namespace

void ListTexts::clear() {
  if (lists_.empty()) return;
  texts_.clear();
  lists_.clear();
}

std::optional<Value> ListTexts::read(std::string_view text) {
  const std::string_view trimmed = without_blanks(text);
  if (trimmed.empty()) return Value();
  std::vector<Value>& list = lists_.emplace_back();
  if (!trimmed.starts_with('[')) {
    split_plain(trimmed, list);
  } else if (!split_json(trimmed, texts_, list)) {
    return std::nullopt;
  }
  return Value(std::span<const Value>(list));
}

}  // namespace mora::replay
