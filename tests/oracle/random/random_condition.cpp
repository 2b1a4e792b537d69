// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/random_condition.hpp"

#include "oracle/judge/civil.hpp"

namespace mora::oracle {

std::string in_quotes(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

std::string time_literal(Instant t) { return "t\"" + text_of(t) + "\""; }

std::string RandomCondition::condition(int depth) {
  if (depth == 0 || dice_.chance(60)) return comparison();
  switch (dice_.below(3)) {
    case 0: return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
    case 1: return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
    default: return "not " + condition(depth - 1);
  }
}

std::string RandomCondition::pattern(const std::string& types) {
  std::string text = dice_.chance(3) ? "*" : dice_.word(types);
  if (dice_.chance(40)) text += " where " + condition(2);
  return in_quotes(text);
}

std::string RandomCondition::patterns(const std::string& types) {
  if (dice_.chance(85)) return pattern(types);
  return "[" + pattern(types) + ", " + pattern(types) + "]";
}

std::string RandomCondition::comparison() {
  switch (dice_.below(8)) {
    case 0: return of_numbers();
    case 1: return of_texts();
    case 2: return of_amounts();
    case 3: return of_times();
    case 4: return of_lists();
    case 5: return of_nulls();
    case 6: return of_case();
    default: return field("ok") + equality() + dice_.word("true true false");
  }
}

std::string RandomCondition::of_numbers() { return number() + relation() + number(); }

std::string RandomCondition::of_texts() {
  if (names_.event && dice_.chance(10)) {
    return dice_.chance(50) ? "type" + equality() + R"("asked")" : R"(type in ["asked", "broken"])";
  }
  switch (dice_.below(5)) {
    case 0: return text() + relation() + text();
    case 1: return text() + " in [" + R"("x", "ann")" + "]";
    case 2: return dice_.word("starts_with ends_with contains") + "(" + text() + ", \"x\")";
    case 3: return "lower(" + text() + ")" + equality() + R"("xy")";
    default: return text() + equality() + text();
  }
}

std::string RandomCondition::of_amounts() { return amount() + relation() + amount(); }

std::string RandomCondition::of_times() {
  if (dice_.chance(40)) return length() + relation() + length();
  return time() + relation() + time();
}

std::string RandomCondition::of_lists() {
  const std::string item = dice_.chance(70) ? text() : number();
  if (dice_.chance(50)) return "contains(" + field("tags") + ", " + item + ")";
  return item + " in " + field("tags");
}

std::string RandomCondition::of_nulls() {
  const std::string name = field(dice_.word("n s m at d ok tags unit by"));
  return dice_.chance(30) ? "has(" + name + ")" : name + equality() + "null";
}

// What the case, or the violation, knows.
std::string RandomCondition::of_case() {
  if (names_.violation) {
    const std::string of = dice_.word("person role clause");
    if (of == "person") return "violation.person" + equality() + field("by");
    return "violation." + of + equality() + (of == "role" ? R"("staff")" : R"("1.1")");
  }
  if (!names_.clauses.empty() && dice_.chance(60)) {
    std::string called = "violated(\"" + dice_.pick(names_.clauses) + "\"";
    if (dice_.chance(30)) called += ", \"" + dice_.pick(names_.clauses) + "\"";
    return called + ")";
  }
  if (!names_.roles) return of_nulls();
  return "role." + dice_.word("staff chief") + equality() +
         (dice_.chance(70) ? field("by") : "null");
}

std::string RandomCondition::number() {
  const std::string n = field("n");
  switch (dice_.below(9)) {
    case 0: return dice_.word("0 1 2 0.5");
    case 1: return n + " + " + dice_.word("1 0.25");
    case 2: return n + " * " + dice_.word("2 -1 0.1");
    case 3: return n + " / " + field("n");
    case 4: return "len(" + field(dice_.word("s tags")) + ")";
    case 5: return names_.event ? "hour(time) / 6" : "hour(trigger.time) / 6";
    case 6: return names_.event ? "weekday(time) - 5" : "weekday(trigger.time) - 5";
    default: return n;
  }
}

std::string RandomCondition::text() {
  if (dice_.chance(25)) return R"(")" + dice_.word("x y ann bob") + R"(")";
  return field(dice_.word("s s by"));
}

std::string RandomCondition::amount() {
  const std::string m = field("m");
  switch (dice_.below(6)) {
    case 0: return dice_.word("10 20.05 0.02") + " CNY";
    case 1: return m + " * " + dice_.word("2 0.5 1.5");
    case 2: return m + " + 10 CNY";
    case 3: return m + " / 2";
    default: return m;
  }
}

std::string RandomCondition::time() {
  const std::string at = field("at");
  switch (dice_.below(7)) {
    case 0: return time_literal(random_instant(dice_, setting_));
    case 1: return "(" + at + " + " + random_exact_duration(dice_, setting_) + ")";
    case 2: return "(" + at + " + " + dice_.word("1d 1d 1mo") + ")";
    case 3: return names_.trigger ? "trigger.time" : at;
    case 4: return names_.event ? "time" : at;
    default: return at;
  }
}

std::string RandomCondition::length() {
  switch (dice_.below(6)) {
    case 0: return random_exact_duration(dice_, setting_);
    case 1: return field("d") + " * 2";
    case 2: return time() + " - " + time();
    case 3:
      if (setting_.calendars.empty()) return field("d");
      return "business_time(" + time() + ", " + time() + ", \"" + dice_.word(setting_.calendars) +
             "\")";
    default: return field("d");
  }
}

std::string RandomCondition::field(const std::string& name) {
  if (names_.trigger && (!names_.event || dice_.chance(40))) return "trigger." + name;
  return (dice_.chance(20) ? "event." : "") + name;
}

}  // namespace mora::oracle
