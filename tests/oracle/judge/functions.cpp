// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/functions.hpp"

#include <algorithm>

#include "oracle/judge/arithmetic.hpp"

namespace mora::oracle {

namespace {

const std::string* text(const Value& value) { return value.get<std::string>(); }

Value violated(const List& clauses, const Scene& scene) {
  const auto& violated = scene.facts.violated;
  return {std::any_of(violated.begin(), violated.end(), [&](const std::string& clause) {
    return std::any_of(clauses.begin(), clauses.end(),
                       [&](const Value& pattern) { return names_clause(*text(pattern), clause); });
  })};
}

Value length_of(const Value& value) {
  if (const auto* list = value.get<List>()) return {whole(static_cast<int>(list->size()))};
  const auto* const word = text(value);
  if (word == nullptr) return {};
  // Code points: all bytes but those that continue one.
  const auto count = std::count_if(
      word->begin(), word->end(), [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; });
  return {whole(count)};
}

Value lower(const Value& value) {
  if (text(value) == nullptr) return {};
  std::string word = *text(value);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return {word};
}

Value of_texts(const std::string& name, const Value& whole, const Value& part) {
  if (text(whole) == nullptr || text(part) == nullptr) return {};
  if (name == "starts_with") return {text(whole)->starts_with(*text(part))};
  if (name == "ends_with") return {text(whole)->ends_with(*text(part))};
  return {text(whole)->find(*text(part)) != std::string::npos};
}

Value hour(const Value& time, const Zone& zone) {
  const auto* const t = time.get<Instant>();
  if (t == nullptr) return {};
  return {whole((zone.local(*t) - zone.day(*t)) / std::chrono::hours(1))};
}

Value weekday(const Value& time, const Zone& zone) {
  const auto* const t = time.get<Instant>();
  if (t == nullptr) return {};
  return {whole(date::weekday(zone.day(*t)).iso_encoding())};
}

Value business_time(const List& args, const Scene& scene) {
  const auto* const from = args[0].get<Instant>();
  const auto* const to = args[1].get<Instant>();
  if (from == nullptr || to == nullptr) return {};
  return {scene.place.calendars.at(*text(args[2])).between(*from, *to)};
}

}  // namespace

Value call_function(const std::string& name, const List& args, const Scene& scene) {
  if (name == "has") return {!args[0].is_null()};
  if (name == "violated") return violated(args, scene);
  if (name == "len") return length_of(args[0]);
  if (name == "lower") return lower(args[0]);
  if (name == "hour") return hour(args[0], scene.place.zone);
  if (name == "weekday") return weekday(args[0], scene.place.zone);
  if (name == "business_time") return business_time(args, scene);
  if (name == "contains" && args[0].get<List>() != nullptr) {
    return args[1].is_null() ? Value{} : Value{contains(args[0], args[1])};
  }
  return of_texts(name, args[0], args[1]);
}

}  // namespace mora::oracle
