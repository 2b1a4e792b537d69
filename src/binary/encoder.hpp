// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Encoder: values as bytes, the same on every machine. Whole numbers take as few bytes as they
// need (LEB128; signed ones with their sign in the lowest bit), texts stand behind their size.
// Decoder reads them. Threads: one owner. Ownership: the bytes must outlive it.

#include <cstdint>
#include <string>
#include <string_view>

#include "mora/decimal.hpp"
#include "mora/money.hpp"
#include "mora/time.hpp"
#include "mora/value.hpp"

namespace mora::binary {

class Encoder {
 public:
  explicit Encoder(std::string& bytes) : bytes_(&bytes) {}

  void count(std::uint64_t n);
  void integer(std::int64_t n);
  void flag(bool on) { bytes_->push_back(on ? '\1' : '\0'); }
  void text(std::string_view text);
  void time(TimePoint t) { integer(t.us); }
  void duration(Duration d) { integer(d.us); }
  void money(const Money& money);
  // A list's items must not be lists.
  void value(const Value& value);

 private:
  std::string* bytes_;
};

}  // namespace mora::binary
