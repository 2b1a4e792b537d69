// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/output_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/terminal.hpp"

namespace mora::cli {

void DescriptorBuffer::attach(int fd) {
  fd_ = fd;
  const off_t place = ::lseek(fd, 0, SEEK_CUR);
  place_ = place < 0 ? 0 : static_cast<std::size_t>(place);  // a pipe has no place
  begin_block();
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int DescriptorBuffer::sync() {
  const char* from = pbase();
  while (from < pptr() && error_ == 0) {
    const ssize_t written = ::write(fd_, from, static_cast<std::size_t>(pptr() - from));
    if (written >= 0) {
      from += written;
      place_ += static_cast<std::size_t>(written);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  begin_block();
  return error_ == 0 ? 0 : -1;
}

OutputFile::~OutputFile() {
  stream_.flush();
  if (owned_fd_ >= 0) ::close(owned_fd_);
}

bool OutputFile::open(const std::string& path) {
  if (path.empty() || path == "-") {
    name_ = "standard output";
    buffer_.attach(output_fd);
    return true;
  }
  if (!open_with(path, O_TRUNC)) return false;
  buffer_.attach(owned_fd_);
  return true;
}

bool OutputFile::open_again(const std::string& path) { return open_with(path, 0); }

bool OutputFile::open_with(const std::string& path, int flags) {
  name_ = path;
  owned_fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0666);
  if (owned_fd_ < 0) error_ = errno;
  return owned_fd_ >= 0;
}

bool OutputFile::cut(std::uint64_t bytes) {
  const off_t has = ::lseek(owned_fd_, 0, SEEK_END);
  const auto end = static_cast<off_t>(bytes);
  if (has >= 0 && has < end) {
    error_ = ENODATA;
  } else if (has < 0 || ::ftruncate(owned_fd_, end) != 0 || ::lseek(owned_fd_, end, SEEK_SET) < 0) {
    error_ = errno;
  }
  if (error_ == 0) buffer_.attach(owned_fd_);
  return error_ == 0;
}

bool OutputFile::sync() {
  stream_.flush();
  if (!failed() && owned_fd_ >= 0 && ::fsync(owned_fd_) != 0) error_ = errno;
  return !failed();
}

void OutputFile::show(bool at_once) {
  if (at_once || pace_.is_due()) stream_.flush();
}

std::uint64_t OutputFile::bytes() const {
  return static_cast<std::uint64_t>(::lseek(owned_fd_, 0, SEEK_CUR));
}

std::string OutputFile::failure() const {
  return fmt::format("cannot write {}: {}", name_, std::strerror(error()));
}

}  // namespace mora::cli
