// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/decoder.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace mora::replay {
namespace {

// RFC 1952: a member begins with these, the third being the only method there is.
constexpr std::string_view gzip_magic = "\x1F\x8B\x08";
// RFC 8878: a frame, and the end of what a skippable frame begins with, after 0x50 to 0x5F. The
// tool pzstd writes a skippable frame first.
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view skippable_magic = "\x2A\x4D\x18";

// Whether one begins as the other does, as far as both go.
bool agree(std::string_view beginning, std::string_view magic) {
  const std::size_t size = std::min(beginning.size(), magic.size());
  return beginning.substr(0, size) == magic.substr(0, size);
}

bool agree_skippable(std::string_view beginning) {
  if (beginning.empty()) return true;
  const bool first = (static_cast<unsigned char>(beginning.front()) & 0xF0) == 0x50;
  return first && agree(beginning.substr(1), skippable_magic);
}

bool is_gzip(std::string_view beginning) { return agree(beginning, gzip_magic); }
bool is_zstd(std::string_view beginning) {
  return agree(beginning, zstd_magic) || agree_skippable(beginning);
}

}  // namespace

void Decoder::fail(std::string_view why) {
  failure_ = fmt::format("its {} data are damaged ({})", name(), why);
}

bool may_be_compressed(std::string_view beginning) {
  return is_gzip(beginning) || is_zstd(beginning);
}

std::unique_ptr<Decoder> make_decoder(std::string_view beginning) {
  if (beginning.size() < gzip_magic.size()) return nullptr;
  if (is_gzip(beginning)) return make_gzip_decoder();
  return beginning.size() >= magic_size && is_zstd(beginning) ? make_zstd_decoder() : nullptr;
}

}  // namespace mora::replay
