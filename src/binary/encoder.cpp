// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "binary/encoder.hpp"

namespace mora::binary {

void Encoder::count(std::uint64_t n) {
  for (; n >= 0x80; n >>= 7) bytes_->push_back(static_cast<char>(n | 0x80));
  bytes_->push_back(static_cast<char>(n));
}

void Encoder::integer(std::int64_t n) {
  const auto bits = static_cast<std::uint64_t>(n);
  count(n < 0 ? ~(bits << 1) : bits << 1);
}

void Encoder::text(std::string_view text) {
  count(text.size());
  bytes_->append(text);
}

void Encoder::money(const Money& money) {
  bytes_->append(money.currency.code, sizeof money.currency.code);
  bytes_->push_back(static_cast<char>(money.currency.digits));
  integer(money.minor);
}

void Encoder::value(const Value& value) {
  bytes_->push_back(static_cast<char>(value.kind()));
  switch (value.kind()) {
    case ValueKind::null: return;
    case ValueKind::boolean: return flag(value.boolean());
    case ValueKind::number:
      integer(value.decimal().coefficient);
      return integer(value.decimal().exponent);
    case ValueKind::string: return text(value.string());
    case ValueKind::time: return time(value.time());
    case ValueKind::duration: return duration(value.duration());
    case ValueKind::money: return money(value.money());
    case ValueKind::list: break;
  }
  count(value.list().size());
  for (const Value& item : value.list()) this->value(item);
}

}  // namespace mora::binary
