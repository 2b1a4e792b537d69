// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Adoption: what becomes of a running monitor when it goes on under an edited policy
// (Monitor::adopt). Rules are the same by clause and name, wherever they stand, and unchanged if
// all that decides a violation is: form, patterns, conditions, due time, pauses, liable person,
// fine, calendar. Threads: plain values. Ownership: texts are copies.

#include <cstdint>
#include <string>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

// What holds for live obligations whose rule changed. What was violated already stays as found.
enum class OpenUnder : std::uint8_t {
  // They finish under the terms under which they were opened, also where the rule is gone.
  old_terms,
  // They move to the rule's new terms: the due time is counted anew from the trigger's time, and
  // how long the clock has stood so far is added where the rule has pauses. Those whose rule is
  // gone, has another form or key, or was not in force at the trigger's time, are cancelled; those
  // that need a field of the trigger which was not kept finish under their old terms.
  new_terms,
};

struct RuleChange {
  enum class Kind : std::uint8_t { changed, added, removed };
  Kind kind{};
  std::string clause;
  std::string rule;  // its name under any_of; empty for a clause with one rule
  // changed, new_terms: the first field of the trigger that was not kept; empty if none is missing.
  std::string missing_field;
};

struct Adoption {
  // Why the policy cannot be adopted, in English; empty if it can. Nothing else is set then.
  std::string refusal;

  std::vector<RuleChange> changes;  // in the order of the next policy, then the removed ones
  std::uint64_t open = 0;           // live obligations before; each counts once in what follows
  std::uint64_t unchanged = 0;      // their rule is the same
  std::uint64_t old_terms = 0;      // finish under the terms of a former rule
  std::uint64_t same_due = 0;       // under new terms with the same due time
  std::uint64_t new_due = 0;        // under new terms, due at another time
  std::uint64_t late_now = 0;       // under new terms already violated: falls due with the next
                                    // event or advance_to()
  std::uint64_t met = 0;            // under new terms there have been enough matches: ended
  std::uint64_t cancelled = 0;      // ended without a finding

  [[nodiscard]] explicit operator bool() const { return refusal.empty(); }
};

// In one line, without its end: "412 open: 398 unchanged, 12 new due time, 2 late now; changed:
// 2.1; new: 5; gone: 4". The refusal if there is one.
[[nodiscard]] std::string adoption_text(const Adoption& adoption, Language language = Language::en);

}  // namespace mora::inline v0
