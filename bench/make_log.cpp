// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// make_log REQUESTS SEED FILE [LATE UNANSWERED]: writes the log of requests and responses for
// programs that are not linked with Mora (peers/, tables.py), and prints how many events and
// violations it has, as JSON. One answer in LATE is late (10), one request in UNANSWERED has none
// (50).

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "support/answer_log.hpp"

namespace {

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end;
}

bool write_file(const char* path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  return file.good();
}

}  // namespace

int main(int argc, char** argv) {
  std::uint32_t requests = 0;
  mora::bench::AnswerLogOptions options{.late = 10, .unanswered = 50};
  const bool is_short = argc == 4;
  if ((!is_short && argc != 6) || !read_number(argv[1], requests) ||
      !read_number(argv[2], options.seed) || requests == 0 ||
      (!is_short && !(read_number(argv[4], options.late) && options.late != 0 &&
                      read_number(argv[5], options.unanswered)))) {
    std::fputs("usage: make_log REQUESTS SEED FILE [LATE UNANSWERED]\n", stderr);
    return 2;
  }
  const mora::bench::AnswerLog log = mora::bench::make_answer_log(requests, options);
  if (!write_file(argv[3], mora::bench::as_json_lines(log))) {
    std::fprintf(stderr, "make_log: cannot write %s\n", argv[3]);
    return 2;
  }
  std::printf("{\"events\": %zu, \"violations\": %u}\n", log.events.size(),
              static_cast<unsigned>(log.violations));
}
