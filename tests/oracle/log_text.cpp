// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/log_text.hpp"

#include <sstream>

#include "oracle/judge/civil.hpp"

namespace mora::oracle {

namespace {

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string written(const Number& number) {
  if (number.places == 0) return text_of(number.units);
  const bool is_negative = number.units < 0;
  const Wide size = is_negative ? -number.units : number.units;
  const Wide unit = power_of_ten(number.places);
  return (is_negative ? "-" : "") + text_of(size / unit) + "." +
         text_of(unit + size % unit).substr(1);
}

std::string written(const Value& value) {
  if (const auto* truth = value.get<bool>()) return *truth ? "true" : "false";
  if (const auto* number = value.get<Number>()) return written(*number);
  if (const auto* text = value.get<std::string>()) return *text;
  if (const auto* t = value.get<Instant>()) return quoted(text_of(*t));
  if (const auto* length = value.get<Length>()) {
    return std::to_string(length->count() / 60'000'000) + "m";
  }
  if (const auto* amount = value.get<Amount>()) return text_of(*amount);
  std::string items;
  for (const Value& item : *value.get<List>()) items += (items.empty() ? "" : ", ") + written(item);
  return "[" + items + "]";
}

std::string written(const LogEvent& event) {
  std::string text = "      - {time: " + quoted(text_of(event.time)) + ", type: " + event.type;
  for (const auto& [name, value] : event.fields) text += ", " + name + ": " + written(value);
  return text + "}\n";
}

std::string indented(const std::string& text) {
  std::string result;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) result += "  " + line + "\n";
  return result;
}

}  // namespace

std::string case_text(const std::string& policy, const Log& log) {
  std::string text = "policy: |\n" + indented(policy) + "cases:\n  - name: random\n";
  if (log.lateness != Length(0)) {
    text += "    lateness: " + std::to_string(log.lateness.count() / 60'000'000) + "m\n";
  }
  text += "    events:\n";
  for (const Delivery& delivery : log.deliveries) {
    if (const auto* event = std::get_if<LogEvent>(&delivery)) {
      text += written(*event);
    } else {
      text += "      # advance_to(" + text_of(std::get<AdvanceTo>(delivery).time) + ")\n";
    }
  }
  if (log.as_of) text += "    as_of: " + quoted(text_of(*log.as_of)) + "\n";
  return text;
}

}  // namespace mora::oracle
