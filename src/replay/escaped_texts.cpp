// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/escaped_texts.hpp"

#include <cstdint>
#include <new>

#include <simdjson.h>

namespace mora::replay {

struct EscapedTexts::Parser {
  simdjson::ondemand::parser parser;
};

// What a text says is no longer than how it is written; the parser may write some bytes more. It
// can read texts when it could read a document, of any size.
EscapedTexts::EscapedTexts(std::size_t most)
    : parser_(std::make_unique<Parser>()), texts_(most + simdjson::SIMDJSON_PADDING) {
  const auto error = parser_->parser.allocate(simdjson::SIMDJSON_PADDING);
  if (error != simdjson::SUCCESS) throw std::bad_alloc();
}

EscapedTexts::~EscapedTexts() = default;

std::optional<std::string_view> EscapedTexts::read(const char* text) {
  const simdjson::ondemand::raw_json_string raw(reinterpret_cast<const std::uint8_t*>(text));
  auto* end = reinterpret_cast<std::uint8_t*>(texts_.data() + used_);
  std::string_view read;
  if (parser_->parser.unescape(raw, end).get(read) != simdjson::SUCCESS) return std::nullopt;
  used_ += read.size();
  return read;
}

}  // namespace mora::replay
