// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// CSV: the reader's fast way through plain rows against its way through all others, rows one by one
// against many at once, and a log that is there at once against one that comes by the byte.

#include <string_view>

#include "fuzz/reading.hpp"
#include "fuzz/require.hpp"

namespace mora::fuzz {
namespace {

// Where the second line begins; none if the first may be no header of one line.
std::size_t second_line(std::string_view log) {
  constexpr std::size_t none = std::string_view::npos;
  const std::size_t end = log.find('\n');
  // With more than blanks and a byte order mark.
  const bool is_there = end != none && log.find_first_not_of(" \t\r\xEF\xBB\xBF") < end;
  return is_there && log.find('"') >= end ? end + 1 : none;
}

// Rows are read the slow way behind a line that is not UTF-8, as far as a log in a test goes.
std::string read_slowly(const Program& program, std::string log, std::size_t place) {
  const std::string refusal = "2 rejected: the line is not UTF-8\n";
  log.insert(place, "\xFF\n");
  std::string all = read_log("csv", program, log, SIZE_MAX);
  if (all.starts_with(refusal)) all.erase(0, refusal.size());
  return all;
}

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  static const Program program = test::shop();
  std::string log = fuzz::text_of(data, size);
  const std::string at_once = fuzz::read_log("csv", program, log, SIZE_MAX);
  fuzz::require_same(at_once, fuzz::read_log("csv", program, log, 1 + size % 16),
                     "some bytes at a time it reads the same");
  fuzz::require_same(at_once, fuzz::read_log("csv", program, log, SIZE_MAX, 1 + size % 16),
                     "many rows at once it reads the same");
  if (const std::size_t place = fuzz::second_line(log); place != std::string::npos) {
    const std::string slowly = fuzz::read_slowly(program, log, place);
    fuzz::require_same(fuzz::read_log("csv", program, log.insert(place, "\n"), SIZE_MAX), slowly,
                       "both ways read the same");
  }
  return 0;
}
