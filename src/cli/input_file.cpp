// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/input_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <ios>
#include <sys/stat.h>
#include <unistd.h>

namespace mora::cli {
namespace {

constexpr int input_fd = 0;
constexpr std::size_t block_size = 256 * 1024;

// Null if it is no ordinary file.
std::optional<std::uint64_t> size_of(int fd) {
  struct stat status {};
  if (fd < 0 || ::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace

InputFile::InputFile() : buffer_(block_size) {}

InputFile::~InputFile() { close(); }

bool InputFile::open(const std::string& path) {
  close();
  setg(nullptr, nullptr, nullptr);
  bytes_ = 0;
  fd_ = path == "-" ? input_fd : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  error_ = fd_ < 0 ? errno : 0;
  size_ = size_of(fd_);
  return fd_ >= 0;
}

void InputFile::close() {
  if (fd_ > input_fd) ::close(fd_);
  fd_ = -1;
}

InputFile::int_type InputFile::underflow() {
  const std::size_t count = read(buffer_.data(), buffer_.size());
  if (count == 0) return traits_type::eof();
  setg(buffer_.data(), buffer_.data(), buffer_.data() + count);
  return traits_type::to_int_type(*gptr());
}

std::streamsize InputFile::read_directly(char* to, std::streamsize size) {
  std::streamsize got = 0;
  while (got < size) {
    const std::size_t count = read(to + got, static_cast<std::size_t>(size - got));
    if (count == 0) break;
    got += static_cast<std::streamsize>(count);
  }
  return got;
}

std::streamsize InputFile::showmanyc() {
  return size_ && *size_ > bytes_ ? static_cast<std::streamsize>(*size_ - bytes_) : 0;
}

std::size_t InputFile::read(char* to, std::size_t size) {
  if (fd_ < 0 && error_ == 0) return 0;
  while (error_ == 0) {
    const ssize_t count = ::read(fd_, to, size);
    if (count >= 0) {
      bytes_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (errno != EINTR) error_ = errno;
  }
  throw std::ios_base::failure("the file cannot be read");
}

}  // namespace mora::cli
