// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "cli/exit_code.hpp"

namespace mora::cli {
namespace {

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

}  // namespace

LogInput::LogInput(std::vector<std::string> paths) : paths_(std::move(paths)) {
  if (paths_.empty()) paths_.emplace_back("-");
}

std::vector<std::string> LogInput::problems() const {
  std::vector<std::string> messages;
  for (const std::string& path : paths_) {
    const int error = is_input(path) ? 0 : readable(path);
    if (error != 0) messages.push_back(cannot_read(path, error));
  }
  return messages;
}

bool LogInput::open_next(std::uint64_t lines_before) {
  if (next_ == paths_.size()) return false;
  bytes_before_ += file_.bytes();
  text_.reset();
  stored_.reset();
  lines_before_.push_back(lines_before);
  if (!file_.open(paths_[next_++])) return false;
  stored_.emplace(&file_);
  text_.emplace(*stored_);
  return true;
}

std::string LogInput::failure() const {
  if (file_.error() != 0) return cannot_read(path(), file_.error());
  const std::string_view failure = text_ ? text_->failure() : std::string_view();
  if (failure.empty()) return {};
  return fmt::format("cannot read {}: {}", shown(path()), failure);
}

std::string LogFile::place(std::uint64_t line) const {
  return fmt::format("{}:{}", name, line - lines_before);
}

LogFile LogInput::file(std::size_t index) const {
  return {shown(paths_[index]), lines_before_[index]};
}

LogFile LogInput::file() const { return file(next_ - 1); }

std::string LogInput::place(std::uint64_t line) const {
  const auto after = std::lower_bound(lines_before_.begin(), lines_before_.end(), line);
  if (after == lines_before_.begin()) return fmt::format("{}", line);
  return file(static_cast<std::size_t>(after - lines_before_.begin()) - 1).place(line);
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

bool can_be_read(const LogInput& input) {
  const auto problems = input.problems();
  for (const std::string& problem : problems) unusable(problem);
  return problems.empty();
}

}  // namespace mora::cli
