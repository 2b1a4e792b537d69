// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// JSON Lines: the reader's fast way through most lines against its way through all others, lines
// one by one against many at once, and a log that is there at once against one that comes by the
// byte.

#include "fuzz/reading.hpp"
#include "fuzz/require.hpp"

namespace mora::fuzz {
namespace {

// A block with such a line has no index, so that all its lines go the slow way.
constexpr const char* no_utf8 = "\xFF";

std::string read_slowly(const Program& program, const std::string& log) {
  std::string all = read_log("jsonl", program, log + "\n" + no_utf8 + "\n", SIZE_MAX);
  const std::size_t last = all.find_last_of('\n', all.size() - 2);
  return last == std::string::npos ? std::string() : all.substr(0, last + 1);
}

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  static const Program program = test::shop();
  const std::string log = fuzz::text_of(data, size);
  const std::string at_once = fuzz::read_log("jsonl", program, log, SIZE_MAX);
  fuzz::require_same(at_once, fuzz::read_slowly(program, log), "both ways read the same");
  fuzz::require_same(at_once, fuzz::read_log("jsonl", program, log, SIZE_MAX, 1 + size % 16),
                     "many lines at once it reads the same");
  fuzz::require_same(at_once, fuzz::read_log("jsonl", program, log, 1 + size % 16),
                     "some bytes at a time it reads the same");
  return 0;
}
