// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace mora::cli {
namespace {

constexpr int input_fd = 0;

bool is_input(const std::string& path) { return path == "-"; }
std::string shown(const std::string& path) { return is_input(path) ? "<stdin>" : path; }

std::string cannot_read(const std::string& path, int error) {
  const bool folder = error == EISDIR;
  return fmt::format("cannot read {}: {}", shown(path),
                     folder ? "it is a folder, not a log" : std::strerror(error));
}

// 0, or the errno that reading the file would give.
int readable(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return errno;
  if (S_ISDIR(status.st_mode)) return EISDIR;
  return ::access(path.c_str(), R_OK) == 0 ? 0 : errno;
}

// A byte order mark belongs to its file, not to the log that the files make up. The bytes that are
// left.
std::size_t without_mark(char* buffer, std::size_t size) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (!std::string_view(buffer, size).starts_with(mark)) return size;
  std::copy(buffer + mark.size(), buffer + size, buffer);
  return size - mark.size();
}

}  // namespace

LogInput::LogInput(std::vector<std::string> paths) : paths_(std::move(paths)) {
  if (paths_.empty()) paths_.emplace_back("-");
}

LogInput::~LogInput() { close_current(); }

std::vector<std::string> LogInput::problems() const {
  std::vector<std::string> messages;
  for (const std::string& path : paths_) {
    const int error = is_input(path) ? 0 : readable(path);
    if (error != 0) messages.push_back(cannot_read(path, error));
  }
  return messages;
}

std::size_t LogInput::read(char* buffer, std::size_t size) {
  while (failure_.empty() && (fd_ >= 0 || open_next())) {
    const ssize_t count = ::read(fd_, buffer, size);
    if (count < 0) {
      if (errno == EINTR) continue;
      fail(errno);
      return 0;
    }
    if (count == 0) {
      if (const std::size_t added = end_of_file(buffer); added != 0) return added;
      continue;
    }
    auto got = static_cast<std::size_t>(count);
    bytes_ += got;
    if (std::exchange(at_file_start_, false)) got = without_mark(buffer, got);
    if (got == 0) continue;
    lines_ += static_cast<std::uint64_t>(std::count(buffer, buffer + got, '\n'));
    at_line_start_ = buffer[got - 1] == '\n';
    return got;
  }
  return 0;
}

std::string LogInput::place(std::uint64_t line) const {
  const auto after = std::find_if(starts_.begin(), starts_.end(),
                                  [&](const Start& s) { return s.lines_before >= line; });
  if (after == starts_.begin()) return fmt::format("{}", line);
  const Start& start = *std::prev(after);
  return fmt::format("{}:{}", shown(paths_[start.path]), line - start.lines_before);
}

std::uint64_t LogInput::total_bytes() const {
  std::uint64_t total = 0;
  for (const std::string& path : paths_) {
    struct stat status {};
    if (is_input(path) || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    total += static_cast<std::uint64_t>(status.st_size);
  }
  return total;
}

bool LogInput::open_next() {
  if (next_ == paths_.size()) return false;
  const std::string& path = paths_[next_];
  fd_ = is_input(path) ? input_fd : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  starts_.push_back({lines_, next_});
  at_file_start_ = true;
  ++next_;
  if (fd_ < 0) fail(errno);
  return fd_ >= 0;
}

void LogInput::close_current() {
  if (fd_ > input_fd) ::close(fd_);
  fd_ = -1;
}

std::size_t LogInput::end_of_file(char* buffer) {
  close_current();
  if (at_line_start_ || next_ == paths_.size()) return 0;
  *buffer = '\n';
  ++lines_;
  at_line_start_ = true;
  return 1;
}

void LogInput::fail(int error) {
  failure_ = cannot_read(paths_[next_ - 1], error);
  close_current();
}

}  // namespace mora::cli
