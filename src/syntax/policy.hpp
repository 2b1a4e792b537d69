// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Policy: a policy file as written, keys sorted into place, expressions parsed; no name is resolved
// yet. Data only. What a rule inherits from its clause and the defaults is already in it.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mora/decimal.hpp"
#include "mora/source.hpp"

#include "civil/calendar.hpp"
#include "civil/zone_table.hpp"
#include "syntax/expr.hpp"
#include "syntax/node.hpp"

namespace mora::syntax {

struct Title {
  std::string en;
  std::string zh;
};

struct Patterns {
  std::vector<Pattern> items;
  Span span;
  std::string text;                // as written, joined by " or "
  std::vector<std::string> texts;  // as written, one an item
};

// A value in force from a date on; no date: always.
struct DatedDuration {
  std::optional<detail::Date> from;
  DurationLiteral duration;
  Span span;
};
struct DatedAmount {
  std::optional<detail::Date> from;
  Scalar amount;
};

struct Effective {
  std::optional<detail::Date> from;
  std::optional<detail::Date> to;  // the last day
};

struct Aggravation {
  Patterns when;
  std::vector<DatedAmount> amounts;
};

struct Fine {
  Span span;
  std::vector<DatedAmount> amounts;
  std::optional<Scalar> percent;
  std::optional<Expr> of;
  std::string of_text;
  std::optional<DurationLiteral> per;
  Span per_span;
  std::optional<Scalar> at_most;
  std::vector<Aggravation> aggravated;
};

struct NamedFine {
  Scalar name;
  Fine fine;
};

struct Pause {
  Patterns from;
  Patterns to;
};

struct Liable {
  Scalar role;
  std::optional<Expr> person;
  std::string person_text;
};

// When to warn: at so much of the clock time, or with so much of it left.
struct Warning {
  std::optional<Decimal> percent;
  Duration left;
  Span span;
};

// A key that a rule has, and whether it says so itself (not its clause's any_of or the defaults).
struct GivenKey {
  std::string name;
  Span span;
  bool own = false;
};

struct Rule {
  Span span;    // of the rule's map
  Scalar name;  // under any_of; else empty
  std::vector<GivenKey> keys;
  std::optional<Patterns> on;
  std::optional<Patterns> wanted;  // require, forbid, require_prior, forbid_prior
  std::optional<Expr> asserted;    // assert
  std::string form;                // the keyword; empty if there is none
  Span form_span;
  std::string form_text;  // the pattern or expression as written
  std::vector<DatedDuration> within;
  std::string within_text;
  std::optional<Expr> by;
  std::string by_text;
  std::optional<Patterns> until;
  bool ends_day = false;
  std::uint32_t times = 1;
  std::vector<Scalar> match;
  std::optional<Scalar> clock;
  std::vector<Warning> warn;
  std::vector<Pause> pause;
  std::optional<Patterns> unless;
  std::string retrigger;  // empty: each
  std::string fulfils;    // empty: all
  std::vector<Scalar> causing;
  std::optional<Scalar> key;
  std::optional<Liable> liable;
  std::optional<Scalar> fine_name;
  std::optional<Fine> fine;  // an amount in place
  Effective effective;
};

struct Clause {
  Scalar id;
  Title title;
  std::string text;
  std::vector<Rule> rules;
};

struct FieldDecl {
  Scalar name;
  Scalar type;
};
struct EventDecl {
  Scalar name;
  std::vector<FieldDecl> fields;
};

struct RoleDecl {
  Scalar name;
  Title title;
  std::optional<Patterns> assigned_by;
  std::optional<Expr> person;
};

// Days without business hours, both ends included.
struct Holidays {
  detail::Date first;
  detail::Date last;
};
// A working day that wins over `weekly` and holidays.
struct ExtraDay {
  detail::Date day;
  std::vector<detail::Hours> hours;
  std::optional<std::size_t> as_weekday;  // instead of hours: those of this weekday, 0 = Monday
  Span span;
};
struct CalendarDecl {
  Scalar name;
  std::array<std::vector<detail::Hours>, 7> weekly;  // Monday first, by their beginning
  std::vector<Holidays> holidays;
  std::vector<ExtraDay> extra;  // each day once
  bool unsure = false;          // a mistake in it has been reported
};

struct CaseDecl {
  Scalar key;
  std::optional<Patterns> closes_on;
  std::optional<DurationLiteral> forget_after;
  Span forget_after_span;
};

// Events of one type are duplicates by this field.
struct Dedupe {
  Scalar field;
  std::optional<DurationLiteral> within;
  Span within_span;
};

// What a log calls something that the policy calls `name`.
struct SourceName {
  Scalar name;
  Scalar column;
};

struct Policy {
  Scalar name;
  Title title;
  Effective effective;
  std::optional<Scalar> timezone;
  std::optional<Scalar> precision;
  std::optional<Scalar> currency;
  bool reject_unknown_events = false;
  CaseDecl cases;
  std::optional<Dedupe> dedupe;
  std::vector<SourceName> source;
  std::vector<EventDecl> events;
  std::vector<RoleDecl> roles;
  std::vector<CalendarDecl> calendars;
  std::vector<NamedFine> fines;
  std::vector<Clause> clauses;
};

}  // namespace mora::syntax
