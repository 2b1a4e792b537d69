// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "program/builder.hpp"

#include <algorithm>
#include <bit>

#include "program/handle.hpp"
#include "value/hash.hpp"

namespace mora::program {

Builder::Builder(const ProgramData& begun)
    : data(begun), text_(begun.text.begin(), begun.text.end()) {
  for (std::uint32_t i = 0; i < begun.constants.size(); ++i) {
    const Value& value = begun.constants[i];
    if (value.kind() != ValueKind::string) continue;
    const auto begin = static_cast<std::uint32_t>(value.string().data() - begun.text.data());
    text_constants_.emplace_back(i, Text{begin, static_cast<std::uint32_t>(value.string().size())});
  }
}

Text Builder::text(std::string_view text) {
  if (text.empty()) return {};
  if (const auto found = texts_.find(text); found != texts_.end()) return found->second;
  const Text piece{static_cast<std::uint32_t>(text_.size()),
                   static_cast<std::uint32_t>(text.size())};
  text_ += text;
  texts_.emplace(text, piece);
  return piece;
}

detail::Phrases Builder::phrases(const std::vector<std::string>& texts) {
  std::vector<Text>& all = data.terms.phrases;
  const detail::Phrases phrases{static_cast<std::uint32_t>(all.size()),
                                static_cast<std::uint32_t>(texts.size())};
  for (const std::string& text : texts) all.push_back(this->text(text));
  return phrases;
}

std::uint32_t Builder::constant(const Value& value) {
  data.constants.push_back(value);
  return static_cast<std::uint32_t>(data.constants.size() - 1);
}

std::uint32_t Builder::text_constant(std::string_view text) {
  if (const auto found = text_constant_index_.find(text); found != text_constant_index_.end()) {
    return found->second;
  }
  const std::uint32_t index = constant(Value());
  text_constants_.emplace_back(index, this->text(text));
  text_constant_index_.emplace(text, index);
  return index;
}

std::uint32_t Builder::clause_refs(const std::vector<std::uint32_t>& refs) {
  const auto first = static_cast<std::uint32_t>(data.clause_refs.size());
  data.clause_refs.insert(data.clause_refs.end(), refs.begin(), refs.end());
  return first;
}

std::uint32_t Builder::function(detail::Kernel kernel) {
  const auto found = std::find(data.functions.begin(), data.functions.end(), kernel);
  if (found == data.functions.end()) {
    data.functions.push_back(kernel);
    return static_cast<std::uint32_t>(data.functions.size() - 1);
  }
  return static_cast<std::uint32_t>(found - data.functions.begin());
}

std::uint32_t Builder::emit(Op op, std::uint32_t c, std::uint16_t b, std::uint8_t a) {
  data.code.push_back({op, a, b, c});
  return here() - 1;
}

// Constants point into the text, which must not move from here on.
void Builder::resolve_texts() {
  data.text.assign(text_.begin(), text_.end());
  for (const auto& [constant, text] : text_constants_) {
    data.constants[constant] = Value(data.view(text));
  }
}

void Builder::hash_events() {
  data.event_hash.assign(std::bit_ceil(data.events.size() * 2 + 1), 0);
  const std::size_t mask = data.event_hash.size() - 1;
  for (std::uint32_t i = 0; i < data.events.size(); ++i) {
    std::size_t place = detail::table_hash(data.view(data.events[i].name)) & mask;
    while (data.event_hash[place] != 0) place = (place + 1) & mask;
    data.event_hash[place] = i + 1;
  }
}

Program Builder::finish() {
  resolve_texts();
  hash_events();
  return share(std::move(data));
}

}  // namespace mora::program
