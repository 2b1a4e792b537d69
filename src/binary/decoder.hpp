// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Decoder: reads what an Encoder wrote, from bytes that may come piece by piece. What it returns is
// well-formed, whatever the bytes are, or it throws Damaged; it takes no more memory than there are
// bytes. Threads: one owner.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "mora/decimal.hpp"
#include "mora/money.hpp"
#include "mora/time.hpp"
#include "mora/value.hpp"

#include "binary/kept_values.hpp"

namespace mora::binary {

class Decoder {
 public:
  // Gives the bytes that follow, which live until its next call; empty: there are none.
  using More = std::function<std::string_view()>;

  explicit Decoder(More more) : more_(std::move(more)) {}
  // All the bytes there are, which must outlive it.
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::uint64_t count();
  // The same for a number that is at most `most`.
  [[nodiscard]] std::uint64_t count_up_to(std::uint64_t most);
  // The place of one of `size` things.
  [[nodiscard]] std::uint32_t index(std::uint64_t size);
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] bool flag();
  // Any bytes: a host's texts may be no UTF-8.
  [[nodiscard]] std::string text();
  [[nodiscard]] TimePoint time() { return {integer()}; }
  [[nodiscard]] Duration duration() { return {integer()}; }
  [[nodiscard]] Money money();
  // A null, or a value of that kind; the items of a list are no lists. What it refers to is kept in
  // `kept`.
  [[nodiscard]] Value value(ValueKind kind, KeptValues& kept);

  [[nodiscard]] bool at_end();

 private:
  [[nodiscard]] std::uint8_t byte();
  [[nodiscard]] ValueKind kind();
  [[nodiscard]] Value number();
  [[nodiscard]] Value value_of(ValueKind kind, KeptValues& kept);
  [[nodiscard]] Value list(KeptValues& kept);

  More more_;
  std::string_view rest_;
};

}  // namespace mora::binary
