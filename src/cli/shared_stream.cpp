// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/shared_stream.hpp"

#include <algorithm>

namespace mora::cli {
namespace {

constexpr std::size_t chunk_size = 1 << 18;

}  // namespace

std::istream& SharedStream::add_reader() {
  readers_.push_back(std::make_unique<Reader>(*this));
  return readers_.back()->in;
}

SharedStream::Cursor::int_type SharedStream::Cursor::underflow() {
  std::string* chunk = stream_.chunk(next_);
  if (chunk == nullptr) return traits_type::eof();
  ++next_;
  setg(chunk->data(), chunk->data(), chunk->data() + chunk->size());
  stream_.let_go();
  return traits_type::to_int_type(*gptr());
}

std::streamsize SharedStream::Cursor::read_directly(char* to, std::streamsize size) {
  if (!is_alone()) return read_by_buffer(to, size);
  stream_.before_read_();
  return stream_.input_.rdbuf()->sgetn(to, size);
}

std::streamsize SharedStream::Cursor::showmanyc() {
  return is_alone() ? stream_.input_.rdbuf()->in_avail() : 0;
}

std::string* SharedStream::chunk(std::uint64_t number) {
  if (number - first_ == chunks_.size()) {
    before_read_();
    std::string bytes = read();
    if (bytes.empty()) return nullptr;
    chunks_.push_back(std::move(bytes));
  }
  return &chunks_[number - first_];
}

// What is there, without waiting for more; empty at the end.
std::string SharedStream::read() {
  std::streambuf& from = *input_.rdbuf();
  if (input_.peek() == std::istream::traits_type::eof()) {
    if (input_.bad()) throw std::ios_base::failure("the log cannot be read any further");
    return {};
  }
  std::string bytes(std::min<std::size_t>(chunk_size, static_cast<std::size_t>(from.in_avail())),
                    '\0');
  from.sgetn(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

void SharedStream::let_go() {
  std::uint64_t needed = UINT64_MAX;
  for (const auto& reader : readers_) {
    const std::uint64_t next = reader->cursor.chunk();
    needed = std::min(needed, next == 0 ? 0 : next - 1);
  }
  while (!chunks_.empty() && first_ < needed) {
    chunks_.pop_front();
    ++first_;
  }
}

}  // namespace mora::cli
