// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LogTail: what is added to a log while it is watched: whole lines of a file that grows, is cut
// short or is replaced by another of the same name, or of a pipe until its end. It never waits.
// Threads: belongs to one thread. Ownership: closes what it opens.

#include <cstdint>
#include <string>

namespace mora::cli {

class LogTail {
 public:
  // "-" is standard input.
  explicit LogTail(std::string path) : path_(std::move(path)) {}
  LogTail(const LogTail&) = delete;
  LogTail& operator=(const LogTail&) = delete;
  ~LogTail();

  // False if it cannot be read; failure() says why.
  [[nodiscard]] bool open();

  enum class Begins : std::uint8_t { no, cut, replaced };
  struct Piece {
    std::string lines;           // whole ones; of a pipe that has ended also the rest
    Begins begins = Begins::no;  // the log begins anew, with these lines
  };
  // What has come since; without lines and beginning where nothing has.
  [[nodiscard]] Piece read();

  [[nodiscard]] const std::string& failure() const { return failure_; }
  // A pipe has ended, and all of it was given.
  [[nodiscard]] bool ended() const { return ended_; }
  // What to wait on for more; -1 for a file.
  [[nodiscard]] int waits_on() const { return is_file_ ? -1 : fd_; }
  // "log.jsonl"; "<stdin>".
  [[nodiscard]] std::string name() const;

 private:
  [[nodiscard]] std::string read_lines();
  [[nodiscard]] std::string take_lines();
  [[nodiscard]] bool has_input() const;
  [[nodiscard]] bool reopen();
  bool fail(int error);

  std::string path_;
  int fd_ = -1;
  bool is_file_ = false;
  bool ended_ = false;
  std::uint64_t position_ = 0;  // of the file
  std::string rest_;            // of a line that has not come to its end
  std::string failure_;
};

}  // namespace mora::cli
