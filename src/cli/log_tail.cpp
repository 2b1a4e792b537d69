// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_tail.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace mora::cli {
namespace {

constexpr std::size_t block_size = 256 * 1024;
constexpr int input_fd = 0;

// gzip, zstd.
bool is_compressed(std::string_view beginning) {
  return beginning.starts_with("\x1F\x8B\x08") || beginning.starts_with("\x28\xB5\x2F\xFD");
}

}  // namespace

LogTail::~LogTail() {
  if (fd_ > input_fd) ::close(fd_);
}

std::string LogTail::name() const { return path_ == "-" ? "<stdin>" : path_; }

bool LogTail::fail(int error) {
  failure_ = fmt::format("cannot read {}: {}", name(),
                         error == EISDIR ? "it is a folder, not a log" : std::strerror(error));
  return false;
}

bool LogTail::open() {
  fd_ = path_ == "-" ? input_fd : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (fd_ < 0 || ::fstat(fd_, &status) != 0) return fail(errno);
  if (S_ISDIR(status.st_mode)) return fail(EISDIR);
  is_file_ = path_ != "-" && S_ISREG(status.st_mode);
  return true;
}

LogTail::Piece LogTail::read() {
  Piece piece;
  piece.lines = read_lines();
  if (!piece.lines.empty() || !is_file_ || !failure_.empty()) return piece;
  struct stat opened {};
  if (::fstat(fd_, &opened) != 0) {
    fail(errno);
    return piece;
  }
  if (static_cast<std::uint64_t>(opened.st_size) < position_) {
    ::lseek(fd_, 0, SEEK_SET);
    position_ = 0;
    rest_.clear();
    piece.begins = Begins::cut;
    piece.lines = read_lines();
    return piece;
  }
  // While there is no file of the name, the one that is open may still grow.
  struct stat named {};
  if (::stat(path_.c_str(), &named) != 0) return piece;
  if (named.st_ino == opened.st_ino && named.st_dev == opened.st_dev) return piece;
  // Nothing more will be written to it: what it ends with is its last line.
  if (!rest_.empty()) {
    piece.lines = std::exchange(rest_, {}) + "\n";
    return piece;
  }
  if (!reopen()) return piece;
  piece.begins = Begins::replaced;
  piece.lines = read_lines();
  return piece;
}

bool LogTail::reopen() {
  ::close(std::exchange(fd_, -1));
  position_ = 0;
  return open();
}

bool LogTail::has_input() const {
  if (is_file_) return true;
  pollfd input{fd_, POLLIN, 0};
  return ::poll(&input, 1, 0) > 0;
}

std::string LogTail::read_lines() {
  std::string block(block_size, '\0');
  while (!ended_ && has_input()) {
    const ssize_t count = ::read(fd_, block.data(), block.size());
    if (count < 0 && errno == EINTR) return {};
    if (count < 0) {
      fail(errno);
      return {};
    }
    if (count == 0 && is_file_) return {};
    if (count == 0) {
      ended_ = true;
      return std::exchange(rest_, {});
    }
    if (position_ == 0 && is_compressed(block)) {
      failure_ =
          fmt::format("{} is compressed, which cannot be watched; 'mora replay' reads it", name());
      return {};
    }
    position_ += static_cast<std::uint64_t>(count);
    rest_.append(block, 0, static_cast<std::size_t>(count));
    if (std::string lines = take_lines(); !lines.empty()) return lines;
  }
  return {};
}

std::string LogTail::take_lines() {
  const std::size_t end = rest_.rfind('\n');
  if (end == std::string::npos) return {};
  std::string lines = rest_.substr(0, end + 1);
  rest_.erase(0, end + 1);
  return lines;
}

}  // namespace mora::cli
