// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "values.hpp"

#include <stdexcept>

namespace mora::node {

Napi::String js(Napi::Env env, std::string_view text) {
  return Napi::String::New(env, text.data() == nullptr ? "" : text.data(), text.size());
}

Napi::String js(Napi::Env env, mora_str text) { return js(env, view(text)); }

Napi::Value time_or_null(Napi::Env env, std::int64_t time) {
  return time == MORA_NO_TIME ? env.Null() : Napi::Value(Napi::BigInt::New(env, time));
}

Napi::Number number(Napi::Env env, std::uint64_t count) {
  return Napi::Number::New(env, static_cast<double>(count));
}

Napi::Value money_or_null(Napi::Env env, const mora_money& money) {
  if (money.currency[0] == 0) return env.Null();
  auto made = Napi::Object::New(env);
  made.Set("minor", Napi::BigInt::New(env, money.minor));
  made.Set("currency", js(env, std::string_view(money.currency)));
  made.Set("digits", Napi::Number::New(env, money.digits));
  return made;
}

std::string text_of(const Napi::Value& value) { return value.As<Napi::String>().Utf8Value(); }

std::int64_t integer_of(const Napi::Value& value) {
  bool is_whole = false;
  const std::int64_t integer = value.As<Napi::BigInt>().Int64Value(&is_whole);
  if (!is_whole) throw std::out_of_range("a number is beyond 64 bits");
  return integer;
}

std::int64_t time_of(const Napi::Value& value) {
  return value.IsNull() ? MORA_NO_TIME : integer_of(value);
}

std::uint64_t count_of(const Napi::Value& value) {
  return static_cast<std::uint64_t>(value.As<Napi::Number>().Int64Value());
}

std::vector<std::string> texts_of(const Napi::Value& value) {
  const auto list = value.As<Napi::Array>();
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < list.Length(); ++i) texts.push_back(text_of(list.Get(i)));
  return texts;
}

FieldValue::FieldValue(const Napi::Value& value) : value_{} {
  if (!value.IsArray()) {
    value_ = plain(value);
    return;
  }
  const auto list = value.As<Napi::Array>();
  for (std::uint32_t i = 0; i < list.Length(); ++i) items_.push_back(plain(list.Get(i)));
  value_.kind = MORA_KIND_LIST;
  value_.as.list.items = items_.data();
  value_.as.list.count = items_.size();
}

mora_value FieldValue::plain(const Napi::Value& value) {
  mora_value made{};
  if (value.IsString()) {
    made.kind = MORA_KIND_STRING;
    made.as.text = str(texts_.emplace_back(text_of(value)));
    return made;
  }
  const auto parts = value.As<Napi::Object>();
  made.kind = parts.Get("kind").As<Napi::Number>().Int32Value();
  made.as.integer = integer_of(parts.Get("integer"));
  made.exponent = parts.Get("exponent").As<Napi::Number>().Int32Value();
  return made;
}

}  // namespace mora::node
