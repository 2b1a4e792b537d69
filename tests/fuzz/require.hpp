// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every target has: an input as text, and require(), by which it says what must hold of it.
// Threads: plain functions.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "mora/diagnostic.hpp"
#include "mora/source_map.hpp"

// What a fuzzer, or run_corpus, calls for each input. Always 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace mora::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Ends the program, as fuzzers want to be told.
inline void require(bool holds, std::string_view what, std::string_view details = {}) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(details.size()), details.data());
  std::abort();
}

inline void require_same(const std::string& one, const std::string& other, std::string_view what) {
  require(one == other, what, one == other ? std::string() : one + "\n--- other\n" + other);
}

// Each of them lies in its source, at the beginning and at the end of a character; and they can be
// shown.
inline void require_places(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.span.source == no_source) continue;
    const Span span = diagnostic.span;
    require(span.begin <= span.end && span.end <= sources.text(span.source).size(),
            "a message has a place in its source", diagnostic.message);
  }
  require(diagnostics.empty() == render(diagnostics, sources).empty(), "messages can be shown");
}

}  // namespace mora::fuzz
