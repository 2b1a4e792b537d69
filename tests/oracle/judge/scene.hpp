// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scene: what an expression can see where it is judged. value_of, matches: expressions and patterns
// by LANGUAGE section 3, straight on the tree that the parser made.

#include <map>
#include <set>
#include <string>

#include "oracle/judge/calendar.hpp"
#include "oracle/judge/civil.hpp"
#include "oracle/judge/value.hpp"
#include "syntax/expr.hpp"
#include "syntax/policy.hpp"

namespace mora::oracle {

// Who holds which role, and which clauses have been violated: what a case knows at one moment.
struct CaseFacts {
  std::map<std::string, std::string> roles;
  std::set<std::string> violated;
};

struct ViolationFacts {
  std::string clause;
  std::string role;
  std::optional<std::string> person;
};

// What a policy's text means everywhere in it.
struct Place {
  Zone zone;
  std::string currency;
  std::map<std::string, Calendar> calendars;
};

struct Scene {
  const Place& place;
  const CaseFacts& facts;
  const LogEvent* event = nullptr;    // null where none is at hand
  const LogEvent* trigger = nullptr;  // null where there is none
  const ViolationFacts* violation = nullptr;
};

[[nodiscard]] Value value_of(const syntax::Expr& expr, const Scene& scene);
// Whether the event of the scene matches one of the patterns.
[[nodiscard]] bool matches(const syntax::Patterns& patterns, const Scene& scene);
// "2.1", or "2.*" for every clause that begins with "2.".
[[nodiscard]] bool names_clause(const std::string& pattern, const std::string& clause);
// t + 3d; a null for what lies beyond the year 9999.
[[nodiscard]] std::optional<Instant> civil_later(const Zone& zone, Instant t,
                                                 const syntax::DurationLiteral& duration);

}  // namespace mora::oracle
