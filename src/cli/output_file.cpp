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
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  setp(buffer_.data(), buffer_.data() + buffer_.size());
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
  name_ = path;
  owned_fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (owned_fd_ < 0) {
    open_error_ = errno;
    return false;
  }
  buffer_.attach(owned_fd_);
  return true;
}

std::string OutputFile::failure() const {
  const int error = open_error_ != 0 ? open_error_ : buffer_.error();
  return fmt::format("cannot write {}: {}", name_, std::strerror(error));
}

}  // namespace mora::cli
