// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LogInput: the files of a log, one after the other, each as a stream of its text; their lines
// count on from file to file. Threads: belongs to one thread. Ownership: closes what it opens.

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "mora/log_stream.hpp"

#include "cli/input_file.hpp"

namespace mora::cli {

// One of the files: what it is called, and how many lines of the log come before it.
struct LogFile {
  std::string name;
  std::uint64_t lines_before = 0;

  // "log.jsonl:12" for a line of the whole, from 1.
  [[nodiscard]] std::string place(std::uint64_t line) const;
};

class LogInput {
 public:
  // "-" is standard input; so is an empty list.
  explicit LogInput(std::vector<std::string> paths);

  // A message for each file that cannot be read, before anything is.
  [[nodiscard]] std::vector<std::string> problems() const;

  // Goes on to the next file, behind the line that is the last one of the log so far. False after
  // the last file, or if it cannot be opened.
  [[nodiscard]] bool open_next(std::uint64_t lines_before);
  // The text of the file that is open; its path.
  [[nodiscard]] std::istream& text() { return *text_; }
  [[nodiscard]] const std::string& path() const { return paths_[next_ - 1]; }
  [[nodiscard]] LogFile file() const;
  // Whether more of it may have to be waited for.
  [[nodiscard]] bool may_wait() const { return file_.may_wait(); }
  // Why that file cannot be read any further; empty if it can.
  [[nodiscard]] std::string failure() const;

  // Of a line of the whole, as LogFile says.
  [[nodiscard]] std::string place(std::uint64_t line) const;
  // Bytes read, as they are stored, and those of all files; 0 if that is not known.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_before_ + file_.bytes(); }
  [[nodiscard]] std::uint64_t total_bytes() const;

 private:
  [[nodiscard]] LogFile file(std::size_t index) const;

  std::vector<std::string> paths_;
  std::vector<std::uint64_t> lines_before_;  // each file that was opened
  std::size_t next_ = 0;
  std::uint64_t bytes_before_ = 0;
  InputFile file_;
  std::optional<std::istream> stored_;
  std::optional<LogStream> text_;
};

// False, and it has said why, if one of the files cannot be read.
[[nodiscard]] bool can_be_read(const LogInput& input);

}  // namespace mora::cli
