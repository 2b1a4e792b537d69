// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "line_feed.hpp"

#include <algorithm>
#include <utility>

namespace mora::c {

LineFeed::LineFeed(Program program, const ReadOptions& options)
    : program_(std::move(program)), reader_("jsonl", options), max_line_(options.max_line) {}

FedReader& LineFeed::reader() {
  if (!has_begun_) reader_.begin(program_);
  has_begun_ = true;
  return reader_;
}

void LineFeed::go_on(const Program& program) {
  program_ = program;
  if (has_begun_) reader_.go_on(program);
}

// Of a line that is too long no more is kept than shows that it is.
void LineFeed::wait(std::string_view piece) {
  const std::size_t room = max_line_ + 1 - std::min(waiting_.size(), max_line_ + 1);
  waiting_ += piece.substr(0, room);
}

EventReader& LineFeed::give(std::string_view piece) {
  const std::size_t end = piece.rfind('\n');
  if (end == std::string_view::npos) {
    wait(piece);
    return reader();
  }
  const std::string_view whole = piece.substr(0, end + 1);
  if (!waiting_.empty()) {
    const std::size_t first = whole.find('\n');
    wait(whole.substr(0, first));
    waiting_ += '\n';
    reader().give(waiting_);
    waiting_.clear();
    reader().give(whole.substr(first + 1));
  } else {
    reader().give(whole);
  }
  wait(piece.substr(end + 1));
  return reader();
}

EventReader& LineFeed::finish() {
  reader().give(waiting_);
  waiting_.clear();
  return reader();
}

}  // namespace mora::c
