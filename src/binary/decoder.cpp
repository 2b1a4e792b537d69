// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "binary/decoder.hpp"

#include <algorithm>
#include <vector>

#include "binary/damaged.hpp"

namespace mora::binary {

bool Decoder::at_end() {
  if (rest_.empty() && more_ != nullptr) rest_ = more_();
  return rest_.empty();
}

std::uint8_t Decoder::byte() {
  if (at_end()) damaged("it ends too early");
  const auto byte = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return byte;
}

std::uint64_t Decoder::count() {
  std::uint64_t n = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint64_t part = byte();
    n |= (part & 0x7f) << shift;
    if (part < 0x80) return n;
  }
  damaged("a number is too long");
}

std::uint64_t Decoder::count_up_to(std::uint64_t most) {
  const std::uint64_t n = count();
  if (n > most) damaged("a number is too large");
  return n;
}

std::uint32_t Decoder::index(std::uint64_t size) {
  const std::uint64_t n = count();
  if (n >= size || n > UINT32_MAX) damaged("it refers to what is not there");
  return static_cast<std::uint32_t>(n);
}

std::int64_t Decoder::integer() {
  const std::uint64_t n = count();
  return static_cast<std::int64_t>((n & 1) != 0 ? ~(n >> 1) : n >> 1);
}

bool Decoder::flag() {
  const std::uint8_t n = byte();
  if (n > 1) damaged("a yes or no is neither");
  return n == 1;
}

std::string Decoder::text() {
  std::uint64_t size = count();
  std::string text;
  while (size != 0) {
    if (at_end()) damaged("it ends too early");
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest_.size()));
    text.append(rest_.substr(0, part));
    rest_.remove_prefix(part);
    size -= part;
  }
  return text;
}

Money Decoder::money() {
  Money money;
  for (char& letter : money.currency.code) letter = static_cast<char>(byte());
  money.currency.digits = byte();
  money.minor = integer();
  return money;
}

ValueKind Decoder::kind() {
  const std::uint8_t kind = byte();
  if (kind > static_cast<std::uint8_t>(ValueKind::list)) damaged("a value is of no kind");
  return static_cast<ValueKind>(kind);
}

Value Decoder::number() {
  const std::int64_t coefficient = integer();
  const std::int64_t exponent = integer();
  const bool near = exponent >= INT8_MIN && exponent <= INT8_MAX;
  const Decimal read{coefficient, near ? static_cast<std::int32_t>(exponent) : 0};
  if (!near || make_decimal(read.coefficient, read.exponent) != read) {
    damaged("a number is not written as it should be");
  }
  return Value(read);
}

Value Decoder::list(KeptValues& kept) {
  std::vector<Value> items;
  for (std::uint64_t left = count(); left != 0; --left) {
    const ValueKind kind = this->kind();
    if (kind == ValueKind::list) damaged("a list stands in a list");
    items.push_back(value_of(kind, kept));
  }
  return kept.list(std::move(items));
}

Value Decoder::value_of(ValueKind kind, KeptValues& kept) {
  switch (kind) {
    case ValueKind::null: return {};
    case ValueKind::boolean: return Value(flag());
    case ValueKind::number: return number();
    case ValueKind::string: return kept.text(text());
    case ValueKind::time: return Value(time());
    case ValueKind::duration: return Value(duration());
    case ValueKind::money: return Value(money());
    case ValueKind::list: break;
  }
  return list(kept);
}

Value Decoder::value(ValueKind kind, KeptValues& kept) {
  const ValueKind read = this->kind();
  if (read != ValueKind::null && read != kind) damaged("a value is of another kind");
  return value_of(read, kept);
}

}  // namespace mora::binary
