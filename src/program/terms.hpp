// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Terms: what a policy says, pattern by pattern and expression by
// expression as written, for whoever reads it back in words. What a rule inherits is in its terms,
// also where its form passes it over. The monitor never looks at them. Threads: const, from any
// thread.

#include <cstdint>
#include <vector>

namespace mora::inline v0::detail {

// A piece of ProgramData::text.
struct Text {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

// A run of Terms::phrases: phrases[first, first + count).
struct Phrases {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

struct PauseTerms {
  Phrases from;
  Phrases to;
};

struct RuleTerms {
  Phrases on;
  Phrases wanted;  // patterns; for `assert` the expression
  Phrases until;
  Phrases unless;
  Phrases match;  // field names
  Text by;
  Text person;               // who is liable; empty: whoever holds the role
  std::uint32_t pauses = 0;  // pauses[pauses, pauses + pause_count)
  std::uint32_t pause_count = 0;
};

struct AggravationTerms {
  Phrases when;
  std::uint32_t amounts = 0;  // ProgramData::amounts[amounts, amounts + amount_count)
  std::uint32_t amount_count = 0;
};

struct FineTerms {
  Text of;                         // what a percentage is of
  std::uint32_t aggravations = 0;  // aggravations[aggravations, aggravations + aggravation_count)
  std::uint32_t aggravation_count = 0;
};

struct Terms {
  std::vector<Text> phrases;
  std::vector<PauseTerms> pauses;
  std::vector<AggravationTerms> aggravations;
  std::vector<RuleTerms> rules;  // as ProgramData::rules
  std::vector<FineTerms> fines;  // as ProgramData::fines
  Phrases closes_on;
};

}  // namespace mora::inline v0::detail
