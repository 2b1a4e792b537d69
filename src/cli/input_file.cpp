// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/input_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <ios>
#include <unistd.h>

namespace mora::cli {
namespace {

constexpr int input_fd = 0;
constexpr std::size_t block_size = 256 * 1024;

}  // namespace

InputFile::InputFile() : buffer_(block_size) {}

InputFile::~InputFile() { close(); }

bool InputFile::open(const std::string& path) {
  close();
  setg(nullptr, nullptr, nullptr);
  bytes_ = 0;
  fd_ = path == "-" ? input_fd : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  error_ = fd_ < 0 ? errno : 0;
  return fd_ >= 0;
}

void InputFile::close() {
  if (fd_ > input_fd) ::close(fd_);
  fd_ = -1;
}

InputFile::int_type InputFile::underflow() {
  if (fd_ < 0 && error_ == 0) return traits_type::eof();
  while (error_ == 0) {
    const ssize_t count = ::read(fd_, buffer_.data(), buffer_.size());
    if (count == 0) return traits_type::eof();
    if (count > 0) {
      bytes_ += static_cast<std::uint64_t>(count);
      setg(buffer_.data(), buffer_.data(), buffer_.data() + count);
      return traits_type::to_int_type(*gptr());
    }
    if (errno != EINTR) error_ = errno;
  }
  throw std::ios_base::failure("the file cannot be read");
}

}  // namespace mora::cli
