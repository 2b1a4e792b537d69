// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// CSV: a log that is there at once against one that comes by the byte.

#include "fuzz/reading.hpp"
#include "fuzz/require.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  static const Program program = test::shop();
  const std::string log = fuzz::text_of(data, size);
  const std::string at_once = fuzz::read_log("csv", program, log, SIZE_MAX);
  fuzz::require_same(at_once, fuzz::read_log("csv", program, log, 1 + size % 16),
                     "some bytes at a time it reads the same");
  return 0;
}
