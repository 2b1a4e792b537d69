// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LogInput: the files of a log, one after the other, as one run of bytes with lines that count on.
// Threads: belongs to one thread. Ownership: closes what it opens.

#include <cstdint>
#include <string>
#include <vector>

namespace mora::cli {

class LogInput {
 public:
  // "-" is standard input; so is an empty list.
  explicit LogInput(std::vector<std::string> paths);
  LogInput(const LogInput&) = delete;
  LogInput& operator=(const LogInput&) = delete;
  ~LogInput();

  // A message for each file that cannot be read, before anything is.
  [[nodiscard]] std::vector<std::string> problems() const;

  // Up to `size` bytes, fewer where no more are there yet; 0 at the end of the last file or at a
  // failure. A file whose last line lacks its line end gets one.
  [[nodiscard]] std::size_t read(char* buffer, std::size_t size);
  // Why reading stopped before the end; empty if it did not.
  [[nodiscard]] const std::string& failure() const { return failure_; }

  // "log.jsonl:12" for a line of the whole, from 1.
  [[nodiscard]] std::string place(std::uint64_t line) const;
  // Bytes read, and those of all files; 0 if that is not known.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] std::uint64_t total_bytes() const;

 private:
  struct Start {
    std::uint64_t lines_before;
    std::size_t path;
  };

  bool open_next();
  void close_current();
  [[nodiscard]] std::size_t end_of_file(char* buffer);
  void fail(int error);

  std::vector<std::string> paths_;
  std::vector<Start> starts_;
  std::size_t next_ = 0;
  int fd_ = -1;
  bool at_file_start_ = true;
  bool at_line_start_ = true;
  std::uint64_t lines_ = 0;
  std::uint64_t bytes_ = 0;
  std::string failure_;
};

}  // namespace mora::cli
