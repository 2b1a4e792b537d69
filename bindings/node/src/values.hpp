// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values of JavaScript as mora.h has them, and back. Threads: plain functions, on the thread of
// their environment.

#include <cstdint>
#include <deque>
#include <napi.h>
#include <string>
#include <string_view>
#include <vector>

#include "handles.hpp"

namespace mora::node {

Napi::String js(Napi::Env env, std::string_view text);
Napi::String js(Napi::Env env, mora_str text);
// Microseconds as a BigInt; null for a time that there is not.
Napi::Value time_or_null(Napi::Env env, std::int64_t time);
// A count, which no computer brings beyond what a number holds.
Napi::Number number(Napi::Env env, std::uint64_t count);
// {minor, currency, digits}; null where there is none.
Napi::Value money_or_null(Napi::Env env, const mora_money& money);

std::string text_of(const Napi::Value& value);
std::int64_t integer_of(const Napi::Value& value);
// MORA_NO_TIME for null.
std::int64_t time_of(const Napi::Value& value);
std::uint64_t count_of(const Napi::Value& value);
std::vector<std::string> texts_of(const Napi::Value& value);

// A field of an event, with the texts that it refers to. As lib/convert.js gives it: a text, a
// list, or an object {kind, integer, exponent}.
class FieldValue {
 public:
  explicit FieldValue(const Napi::Value& value);
  FieldValue(const FieldValue&) = delete;
  FieldValue& operator=(const FieldValue&) = delete;

  [[nodiscard]] const mora_value& get() const { return value_; }

 private:
  mora_value plain(const Napi::Value& value);

  std::deque<std::string> texts_;  // stay in place
  std::vector<mora_value> items_;
  mora_value value_;
};

}  // namespace mora::node
