// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// parse_only: the limit that replays are held against. The best loop over a log that we can write
// with this simdjson: it reads the file and finds the texts of the first four keys of each line,
// without copying or unescaping them. What it does not do: check the rest of a line, tell lines
// apart that are no JSON, make anything of the texts.

#include <cstdint>
#include <string>

namespace mora::bench {

struct Parsed {
  std::uint64_t lines = 0;
  std::uint64_t bytes = 0;  // of the texts, so that finding them cannot be left out
};

[[nodiscard]] Parsed parse_only(const std::string& path);

}  // namespace mora::bench
