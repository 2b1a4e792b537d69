// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every function of mora.h does at the boundary: no exception leaves it, texts become views,
// structs that know their size are read and filled as far as both sides know them. Threads: plain
// functions.

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "mora/money.hpp"
#include "mora/time.hpp"

#include "mora.h"

namespace mora::c {

template <class Function>
mora_status guard(Function&& function) noexcept {
  try {
    return std::forward<Function>(function)();
  } catch (const std::bad_alloc&) {
    return MORA_OUT_OF_MEMORY;
  } catch (...) {
    return MORA_INTERNAL;
  }
}

inline std::string_view view(mora_str text) { return {text.data, text.size}; }
inline mora_str str(std::string_view text) { return {text.data(), text.size()}; }

inline std::optional<TimePoint> time_or_null(std::int64_t time) {
  return time == MORA_NO_TIME ? std::nullopt : std::optional(TimePoint{time});
}
inline std::int64_t time_or_none(std::optional<TimePoint> time) {
  return time ? time->us : MORA_NO_TIME;
}

// Three letters and a zero; zeros for no currency.
inline void copy_code(const Currency& currency, char (&to)[4]) {
  std::copy(std::begin(currency.code), std::end(currency.code), to);
  to[3] = 0;
}

// A struct of the caller's, of which it may know less than we do, or more: zeros where it gives
// nothing.
template <class Struct>
Struct taken(const Struct* given) {
  Struct all{};
  if (given != nullptr) std::memcpy(&all, given, std::min(given->size, sizeof all));
  return all;
}

// Fills the caller's struct, as far as it goes, unless it wants none.
template <class Struct>
void give(Struct* wanted, Struct all) {
  if (wanted == nullptr) return;
  all.size = wanted->size;
  std::memcpy(wanted, &all, std::min(wanted->size, sizeof all));
}

}  // namespace mora::c

struct mora_text {
  std::string text;
};

namespace mora::c {

// Sets *text, unless nobody wants it.
inline void give(mora_text** text, std::string content) {
  if (text != nullptr) *text = new mora_text{std::move(content)};
}

}  // namespace mora::c
