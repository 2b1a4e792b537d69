// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Owner: one of Arrow's structs, released with it. Threads: one owner.

#include <utility>

namespace mora::arrow {

template <class Struct>
class Owner {
 public:
  Owner() = default;
  // Takes over what is in `other`, which is then a released one.
  explicit Owner(Struct& other) : value_(other) { other.release = nullptr; }
  Owner(Owner&& other) noexcept : Owner(other.value_) {}
  Owner& operator=(Owner&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  Owner(const Owner&) = delete;
  Owner& operator=(const Owner&) = delete;
  ~Owner() { reset(); }

  void reset() {
    if (value_.release != nullptr) value_.release(&value_);
    value_ = {};
  }

  [[nodiscard]] bool empty() const { return value_.release == nullptr; }
  [[nodiscard]] Struct* get() { return &value_; }
  [[nodiscard]] const Struct& operator*() const { return value_; }
  [[nodiscard]] const Struct* operator->() const { return &value_; }

 private:
  Struct value_{};
};

}  // namespace mora::arrow
