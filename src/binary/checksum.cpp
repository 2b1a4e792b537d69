// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "binary/checksum.hpp"

#include <zlib.h>

namespace mora::binary {

std::uint32_t checksum(std::uint32_t before, std::string_view bytes) {
  // Where there is no place, zlib begins anew.
  if (bytes.empty()) return before;
  const auto* const begin = reinterpret_cast<const Bytef*>(bytes.data());
  return static_cast<std::uint32_t>(crc32_z(before, begin, bytes.size()));
}

}  // namespace mora::binary
