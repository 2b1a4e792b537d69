// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Life: all that one case is, from its first event until it is forgotten.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "oracle/judge/regulation.hpp"

namespace mora::oracle {

// Where a finding stands among those of a whole log: compared number by number, the shorter first.
using Order = std::vector<std::int64_t>;

// Which case it is.
struct CaseName {
  std::string key;
  std::string value;
  std::int64_t key_place = 0;         // of its key: the policy's own first
  std::uint64_t first_violation = 0;  // what its violations are numbered from
};

struct Violation {
  std::uint64_t number = 0;
  const RuleInPlace* rule = nullptr;
  const LogEvent* trigger = nullptr;  // null for rules without one
  const LogEvent* event = nullptr;    // null where time alone violated
  Instant at;
  std::optional<Instant> due;
  std::optional<std::string> person;
  std::optional<Amount> fine;
  bool held = true;  // until a cause is found
  Order order;       // once found
  const Violation* cause = nullptr;
  const LogEvent* late = nullptr;  // what fulfilled it after all
};

// A warning that has not been given.
struct Warning {
  Length left{0};             // the clock time left when it is given
  std::optional<Instant> at;  // while the clock runs
};

enum class Standing : std::uint8_t { live, violated, over };

struct Obligation {
  const RuleInPlace* rule = nullptr;
  const LogEvent* trigger = nullptr;
  std::size_t opened = 0;  // the step of the log that opened it
  Standing standing = Standing::live;
  bool is_due_at_close = false;
  bool paused = false;
  std::optional<Instant> due;     // while the clock runs
  std::optional<Length> left;     // while it stands
  std::vector<Warning> warnings;  // those with more time left first
  std::uint32_t matched = 0;      // events that counted for it
  Violation* violation = nullptr;
};

// An event of the case, and what was known when it came: before the rules took it, which is when it
// aggravates, and behind them, which is when it is on record for require_prior and forbid_prior.
struct Seen {
  const LogEvent* event = nullptr;
  CaseFacts facts;
  CaseFacts facts_behind_rules;
};

struct Life {
  CaseFacts facts;
  std::vector<Seen> history;
  std::deque<Obligation> obligations;  // in the order of opening
  std::deque<Violation> violations;    // in the order in which they came about
  std::vector<const Violation*> found;
  std::map<std::pair<std::size_t, std::size_t>, bool> pauses;  // by rule and place in its list
  std::map<std::size_t, std::vector<Instant>> counted;         // by rule, for rate limits
  bool closed = false;
  std::optional<Instant> last_event;
};

}  // namespace mora::oracle
