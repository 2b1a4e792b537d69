// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Dice: random choices that are the same for a seed on every machine, which the distributions of
// the standard library are not.

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace mora::oracle {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 to n - 1.
  [[nodiscard]] std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(engine_() % static_cast<std::uint64_t>(n));
  }
  // first to last.
  [[nodiscard]] int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
  }
  [[nodiscard]] bool chance(int percent) { return between(1, 100) <= percent; }
  template <class T>
  [[nodiscard]] const T& pick(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }
  // One of the choices, each as likely as it stands there often: words parted by blanks.
  [[nodiscard]] std::string word(const std::string& choices);

 private:
  std::mt19937_64 engine_;
};

}  // namespace mora::oracle
