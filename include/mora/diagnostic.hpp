// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is wrong with a policy: data only. render() draws it as text with the line and a caret.
// Threads: plain values.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mora/source.hpp"

namespace mora::inline v0 {

enum class Severity : std::uint8_t { error, warning, note };

// One enumerator a line of diagnostic_codes.def; the number in its id ("M0102") never changes.
enum class Code : std::uint16_t {
#define MORA_CODE(name, id, severity, summary, help) name,
#include "mora/diagnostic_codes.def"
#undef MORA_CODE
};

struct CodeInfo {
  std::string_view name;  // "unknown_key"
  std::string_view id;    // "M0102"
  Severity severity;
  std::string_view summary;  // one line
  std::string_view help;     // what to do about it
};
[[nodiscard]] const CodeInfo& info(Code code);
[[nodiscard]] std::vector<Code> all_codes();

// A further place that belongs to a diagnostic: "first defined here".
struct Note {
  Span span;
  std::string message;
};

// The source of a diagnostic that has no place: a file that could not be read, a count.
inline constexpr SourceId no_source = UINT32_MAX;

struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  Span span;
  std::string message;
  std::vector<Note> notes;
  std::string help;  // a suggestion for this very place ("did you mean 'within'?"); may be empty
};

}  // namespace mora::inline v0
