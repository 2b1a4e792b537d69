// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Kinds: as what a value of a log can be read. Threads: plain values.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "mora/time.hpp"
#include "mora/value.hpp"

#include "replay/raw_value.hpp"

namespace mora::infer {

// A set of ValueKind.
class Kinds {
 public:
  [[nodiscard]] static Kinds all() { return Kinds(0xFF); }
  Kinds() = default;

  void add(ValueKind kind) { bits_ |= bit(kind); }
  void keep(Kinds other) { bits_ &= other.bits_; }
  [[nodiscard]] bool has(ValueKind kind) const { return (bits_ & bit(kind)) != 0; }
  // What a policy would best declare: a text only if it is nothing more. Null if no kind fits all.
  [[nodiscard]] std::optional<ValueKind> best() const;

 private:
  explicit Kinds(unsigned bits) : bits_(bits) {}
  static unsigned bit(ValueKind kind) { return 1u << static_cast<unsigned>(kind); }

  unsigned bits_ = 0;
};

// `items` are those of the event's lists. A null can be read as anything.
[[nodiscard]] Kinds kinds_of(const replay::RawValue& value,
                             std::span<const replay::RawValue> items);
// Without an offset it is taken for UTC.
[[nodiscard]] std::optional<TimePoint> time_of(std::string_view text);
// "string", "number", …: how a policy declares it.
[[nodiscard]] std::string_view word_for(ValueKind kind);

}  // namespace mora::infer
