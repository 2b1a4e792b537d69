// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CheckedPolicy: the policy with all names resolved, ready to be lowered to flat arrays.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/money.hpp"

#include "program/program_data.hpp"
#include "sema/checked.hpp"
#include "syntax/policy.hpp"

namespace mora::sema {

struct CheckedAggravation {
  const syntax::Patterns* written = nullptr;
  Patterns when;
  std::vector<detail::Amount> amounts;
};

struct CheckedFine {
  std::vector<detail::Amount> amounts;
  std::optional<detail::Within> per;
  std::optional<Money> at_most;
  std::optional<Decimal> percent;
  const syntax::Expr* of = nullptr;  // checked for each rule that uses it
  std::string_view of_text;          // as written
  std::vector<CheckedAggravation> aggravated;
};

struct CheckedPause {
  Patterns from;
  Patterns to;
  std::string text;  // as written: alike pauses of several rules are one
};

struct CheckedRule {
  const syntax::Rule* written = nullptr;
  std::uint32_t clause = 0;
  detail::Form form{};
  std::string key;  // the field whose cases it lives in
  std::optional<Patterns> on;
  Patterns wanted;
  std::optional<Node> asserted;
  std::vector<detail::Within> within;
  std::uint32_t clock = detail::none;  // among CheckedPolicy::calendars
  std::vector<detail::Warning> warnings;
  bool limits = false;  // forbid without `on`, with `times`
  std::optional<Node> by;
  std::optional<Patterns> until;
  std::optional<Patterns> unless;
  std::vector<std::string> match;
  std::vector<CheckedPause> pauses;
  std::vector<std::uint32_t> causing;
  std::uint32_t role = detail::none;
  std::optional<Node> person;
  std::uint32_t fine = detail::none;  // among CheckedPolicy::fines
  std::optional<Node> fine_of;
  detail::Effective effective;
};

struct CheckedRole {
  std::optional<Patterns> assigned_by;
  std::optional<Node> person;
};

struct CheckedPolicy {
  detail::Zone zone;
  std::int64_t precision_us = 1;
  Currency currency;
  detail::Effective effective;
  std::optional<Patterns> closes_on;
  std::optional<detail::Within> forget_after;
  std::optional<detail::Within> dedupe_within;
  std::vector<CheckedRole> roles;           // in the order of the vocabulary
  std::vector<detail::Calendar> calendars;  // likewise
  std::vector<CheckedFine>
      fines;  // the named ones in the order of the vocabulary, then those in place
  std::vector<CheckedRule> rules;  // in the order of the policy
};

}  // namespace mora::sema
