// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Places in source texts: a policy is read from one file or several (includes), each with a number.
// Threads: plain values.

#include <cstdint>

namespace mora::inline v0 {

// The number of a source text in the SourceMap that gave it out.
using SourceId = std::uint32_t;

// The bytes [begin, end) of a source text, counted in the raw file (a leading BOM included). Lines
// and columns are worked out from it when it is shown.
struct Span {
  SourceId source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace mora::inline v0
