// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "diagnostics.hpp"

#include "mora/diagnostic.hpp"

#include "boundary.hpp"
#include "mora.h"

using mora::c::guard;
using mora::c::str;

namespace {

mora_diagnostic seen_from_c(const mora::Diagnostic& diagnostic, const mora::SourceMap& sources) {
  const mora::CodeInfo& code = mora::info(diagnostic.code);
  mora_diagnostic seen{};
  seen.severity = static_cast<int32_t>(diagnostic.severity);
  seen.id = str(code.id);
  seen.name = str(code.name);
  seen.message = str(diagnostic.message);
  seen.help = str(diagnostic.help);
  const mora::Span span = diagnostic.span;
  if (span.source == mora::no_source) return seen;
  const mora::LineColumn begin = sources.locate(span.source, span.begin);
  const mora::LineColumn end = sources.locate(span.source, span.end);
  seen.file = str(sources.name(span.source));
  seen.line = begin.line;
  seen.column = begin.column;
  seen.end_line = end.line;
  seen.end_column = end.column;
  return seen;
}

}  // namespace

extern "C" {

size_t mora_diagnostics_count(const mora_diagnostics* diagnostics) {
  return diagnostics == nullptr ? 0 : diagnostics->diagnostics.size();
}

mora_status mora_diagnostics_get(const mora_diagnostics* diagnostics, size_t index,
                                 mora_diagnostic* diagnostic) {
  return guard([&] {
    if (index >= mora_diagnostics_count(diagnostics) || diagnostic == nullptr) {
      return MORA_INVALID_ARGUMENT;
    }
    mora::c::give(diagnostic, seen_from_c(diagnostics->diagnostics[index], diagnostics->sources));
    return MORA_OK;
  });
}

mora_str mora_diagnostics_text(const mora_diagnostics* diagnostics) {
  return diagnostics == nullptr ? mora_str{nullptr, 0} : str(diagnostics->text);
}

void mora_diagnostics_free(mora_diagnostics* diagnostics) { delete diagnostics; }

}  // extern "C"
