// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "text/read_text.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace mora::text {

std::optional<std::string> read_text(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  return read_text(file);
}

std::optional<std::string> read_text(std::istream& stream) {
  std::string text;
  std::string block(std::size_t{64} << 10, '\0');
  while (stream && text.size() <= most_text) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
  }
  if (!stream && !stream.eof()) return std::nullopt;
  text.resize(std::min(text.size(), most_text + 1));
  return text;
}

}  // namespace mora::text
