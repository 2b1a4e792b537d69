// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/json_index.hpp"

#include <cstring>

namespace mora::replay {

// There are never more places than bytes; the others are for looking ahead.
JsonIndex::JsonIndex() {
  const auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
      most_bytes + looked_ahead, simdjson::DEFAULT_MAX_DEPTH, stage_);
  if (error != simdjson::SUCCESS) stage_ = nullptr;
}

void JsonIndex::build(std::string_view lines) {
  block_ = lines;
  next_ = nullptr;
  if (stage_ == nullptr || lines.empty() || lines.size() > most_bytes) return;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(lines.data());
  if (stage_->stage1(bytes, lines.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) {
    return;
  }
  std::uint32_t* const places = stage_->structural_indexes.get();
  const std::size_t count = stage_->n_structural_indexes;
  const auto end = static_cast<std::uint32_t>(lines.size());
  for (std::size_t i = 0; i < looked_ahead; ++i) places[count + i] = end;
  escape_ = find_escape(lines.data(), lines.data() + lines.size());
  next_ = places;
}

const char* JsonIndex::find_escape(const char* begin, const char* end) {
  const void* const found = std::memchr(begin, '\\', static_cast<std::size_t>(end - begin));
  return found == nullptr ? end : static_cast<const char*>(found);
}

}  // namespace mora::replay
