// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/rejection_log.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "text/display_width.hpp"

namespace mora::cli {

bool RejectionLog::open(const std::string& path) {
  has_file_ = true;
  return file_.open(path);
}

bool RejectionLog::open_again(const std::string& path) {
  has_file_ = true;
  return file_.open_again(path);
}

bool RejectionLog::go_on(std::uint64_t bytes, std::uint64_t count) {
  count_ = count;
  return !has_file_ || file_.cut(bytes);
}

void RejectionLog::add(std::string_view place, std::string_view policy, std::string_view reason) {
  const std::string whose = policy.empty() ? "" : fmt::format(" by {}", policy);
  // The reason may name what the log calls things.
  const std::string line =
      text::printable(fmt::format("{}: rejected{}: {}", place, whose, reason)) + '\n';
  if (has_file_) file_.stream() << line;
  if (++count_ > shown_) return;
  progress_.clear();
  std::fputs(line.c_str(), stderr);
}

void RejectionLog::finish() {
  if (has_file_) file_.stream().flush();
  if (count_ <= shown_) return;
  progress_.clear();
  fmt::print(stderr, "… and {} more rejected{}\n", count_ - shown_,
             has_file_ ? "" : " (--rejected FILE writes all of them)");
}

}  // namespace mora::cli
