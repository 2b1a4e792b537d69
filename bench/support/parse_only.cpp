// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "support/parse_only.hpp"

#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>
#include <vector>

#include <simdjson.h>

namespace mora::bench {

namespace {

constexpr std::size_t block_size = 256 * 1024;
constexpr int wanted = 4;

std::uint64_t parse_line(simdjson::ondemand::parser& parser, const char* line, std::size_t size) {
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  if (parser.iterate(line, size, size + simdjson::SIMDJSON_PADDING).get(document) != 0) return 0;
  if (document.get_object().get(object) != 0) return 0;
  std::uint64_t bytes = 0;
  int found = 0;
  for (auto field : object) {
    simdjson::ondemand::value value;
    if (field.value().get(value) != 0) return 0;
    bytes += value.raw_json_token().size();
    if (++found == wanted) break;
  }
  return bytes;
}

}  // namespace

Parsed parse_only(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error("cannot read " + path);
  simdjson::ondemand::parser parser;
  std::vector<char> buffer(2 * block_size + simdjson::SIMDJSON_PADDING);
  Parsed parsed;
  std::size_t kept = 0;
  for (;;) {
    const ssize_t got = ::read(file, buffer.data() + kept, block_size);
    if (got <= 0) break;
    const char* line = buffer.data();
    const char* const end = line + kept + static_cast<std::size_t>(got);
    while (const void* found = std::memchr(line, '\n', static_cast<std::size_t>(end - line))) {
      const char* const stop = static_cast<const char*>(found);
      parsed.bytes += parse_line(parser, line, static_cast<std::size_t>(stop - line));
      ++parsed.lines;
      line = stop + 1;
    }
    kept = static_cast<std::size_t>(end - line);
    std::memmove(buffer.data(), line, kept);
  }
  ::close(file);
  return parsed;
}

}  // namespace mora::bench
