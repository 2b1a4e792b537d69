// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/fed_reader.hpp"

namespace mora::inline v0 {

namespace {

constexpr std::string_view header_format = "csv";
constexpr std::string_view blanks = " \t\r\n";

// The first line that is not blank, with its end; empty if there is none.
std::string_view first_line_of(std::string_view lines) {
  const std::size_t begin = lines.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return lines.substr(begin, lines.find('\n', begin) - begin + 1);
}

}  // namespace

// Behind what has not been read. The stream says that it has ended whenever all is used up.
void FedReader::Feed::give(std::string_view text) {
  text_.erase(0, static_cast<std::size_t>(gptr() - eback()));
  text_ += text;
  setg(text_.data(), text_.data(), text_.data() + text_.size());
}

void FedReader::start(const Program& program, std::uint64_t first_line) {
  text_.clear();
  ReadOptions options = options_;
  options.first_line = first_line;
  reader_ = make_reader(format_, program, text_, options);
}

void FedReader::begin(const Program& program) {
  header_.clear();
  last_line_ = options_.first_line - 1;
  start(program, options_.first_line);
}

// A log in CSV begins with its header for every reader.
void FedReader::go_on(const Program& program) {
  if (header_.empty()) {
    start(program, last_line_ + 1);
    return;
  }
  start(program, last_line_);
  feed_.give(header_);
}

void FedReader::give(std::string_view lines) {
  if (header_.empty() && format_ == header_format) header_ = first_line_of(lines);
  feed_.give(lines);
}

ReadResult FedReader::next() {
  ReadResult result;
  static_cast<void>(read({&result, 1}));
  return result;
}

std::size_t FedReader::read(std::span<ReadResult> results) {
  text_.clear();
  const std::size_t count = reader_->read(results);
  last_line_ = results[count - 1].line;
  return count;
}

}  // namespace mora::inline v0
