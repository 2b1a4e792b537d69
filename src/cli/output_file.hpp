// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// OutputFile: where findings go, a file or standard output, as a stream that keeps why it failed.
// Threads: belongs to one thread. Ownership: closes the file that it opened.

#include <array>
#include <cstdint>
#include <ostream>
#include <streambuf>
#include <string>

#include "cli/pace.hpp"

namespace mora::cli {

// Writes to a file descriptor: whole pages of the file, as long as nobody asks for what there is. A
// page that is written in two parts is gone over twice by the system.
class DescriptorBuffer final : public std::streambuf {
 public:
  DescriptorBuffer() { begin_block(); }
  // Writing goes on where the file is.
  void attach(int fd);
  // The errno of the first write that failed; 0 if none did.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  static constexpr std::size_t page = 4096;

  // Which ends where a page of the file does.
  void begin_block() { setp(buffer_.data(), buffer_.data() + buffer_.size() - place_ % page); }

  std::array<char, 16 * page> buffer_{};
  int fd_ = -1;
  std::size_t place_ = 0;  // in the file, of what is written next
  int error_ = 0;
};

class OutputFile {
 public:
  OutputFile() = default;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  // Empty or "-" is standard output. False if the file cannot be written.
  [[nodiscard]] bool open(const std::string& path);
  // The same for a file that keeps what it has, until cut() says how much of it: its first `bytes`
  // bytes, behind which is written then. That is false also if it has fewer.
  [[nodiscard]] bool open_again(const std::string& path);
  [[nodiscard]] bool cut(std::uint64_t bytes);
  // What was written is on the disk. False if that failed.
  [[nodiscard]] bool sync();
  // Of a file that was opened: how long it is now, once it was synced.
  [[nodiscard]] std::uint64_t bytes() const;
  [[nodiscard]] std::ostream& stream() { return stream_; }
  // Lets what was written be seen: at once, or else now and then, which takes less time.
  void show(bool at_once);
  [[nodiscard]] bool is_standard_output() const { return owned_fd_ < 0; }
  [[nodiscard]] bool failed() const { return error() != 0; }
  // Why opening or writing failed, with the file's name.
  [[nodiscard]] std::string failure() const;

 private:
  bool open_with(const std::string& path, int flags);
  // The errno of what failed; 0 if nothing did.
  [[nodiscard]] int error() const { return error_ != 0 ? error_ : buffer_.error(); }

  DescriptorBuffer buffer_;
  std::ostream stream_{&buffer_};
  Pace pace_;
  std::string name_;
  int owned_fd_ = -1;
  int error_ = 0;  // of what is not writing
};

}  // namespace mora::cli
