// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Regulation: a policy as parsed, with its rules in one row, and what is asked of it by date.

#include <string>
#include <vector>

#include "oracle/judge/clock.hpp"
#include "oracle/judge/scene.hpp"
#include "syntax/policy.hpp"

namespace mora::oracle {

struct RuleInPlace {
  std::size_t place = 0;  // in the policy
  std::string clause;
  std::string key;  // the field whose cases it lives in
  const syntax::Rule* rule = nullptr;
  const syntax::Fine* fine = nullptr;  // null: none

  [[nodiscard]] bool is(const char* form) const { return rule->form == form; }
  // Whether it has obligations: the others are judged at an event, once and for all.
  [[nodiscard]] bool has_obligations() const {
    return is("require") || (is("forbid") && rule->on.has_value());
  }
  [[nodiscard]] std::string role() const { return rule->liable ? rule->liable->role.text : ""; }
};

struct Regulation {
  explicit Regulation(const syntax::Policy& policy);
  Regulation(const Regulation&) = delete;  // calendars refer to its zone

  const syntax::Policy& policy;
  Place place;
  Length precision;
  std::vector<RuleInPlace> rules;
};

[[nodiscard]] Clock clock_of(const Regulation& regulation, const RuleInPlace& rule);
// Whether the rule is in force on the local day of t.
[[nodiscard]] bool in_force(const Regulation& regulation, const RuleInPlace& rule, Instant t);
// Of values by date the one in force on the local day of t; null before the first.
[[nodiscard]] const syntax::DatedDuration* in_force(
    const Zone& zone, const std::vector<syntax::DatedDuration>& values, Instant t);
[[nodiscard]] const syntax::DatedAmount* in_force(const Zone& zone,
                                                  const std::vector<syntax::DatedAmount>& values,
                                                  Instant t);

}  // namespace mora::oracle
