// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/log_lines.hpp"

#include "oracle/judge/civil.hpp"

namespace mora::oracle {
namespace {

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string written(const Number& number) {
  if (number.places == 0) return text_of(number.units);
  const Wide size = number.units < 0 ? -number.units : number.units;
  const Wide unit = power_of_ten(number.places);
  return (number.units < 0 ? "-" : "") + text_of(size / unit) + "." +
         text_of(unit + size % unit).substr(1);
}

std::string written(const Value& value) {
  if (const auto* truth = value.get<bool>()) return *truth ? "true" : "false";
  if (const auto* number = value.get<Number>()) return written(*number);
  if (const auto* text = value.get<std::string>()) return quoted(*text);
  if (const auto* t = value.get<Instant>()) return quoted(text_of(*t));
  if (const auto* length = value.get<Length>()) {
    return quoted(std::to_string(length->count() / 1'000'000) + "s");
  }
  if (const auto* amount = value.get<Amount>()) return quoted(text_of(*amount));
  std::string items;
  for (const Value& item : *value.get<List>()) items += (items.empty() ? "" : ",") + written(item);
  return "[" + items + "]";
}

}  // namespace

std::string log_lines(const Log& log) {
  std::string lines;
  for (const Delivery& delivery : log.deliveries) {
    const auto* event = std::get_if<LogEvent>(&delivery);
    if (event == nullptr) continue;
    lines += "{\"time\":" + quoted(text_of(event->time)) + ",\"type\":" + quoted(event->type);
    for (const auto& [name, value] : event->fields)
      lines += "," + quoted(name) + ":" + written(value);
    lines += "}\n";
  }
  return lines;
}

}  // namespace mora::oracle
