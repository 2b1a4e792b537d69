// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_keys.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace mora::sema {

namespace {

using Clauses = std::vector<std::uint32_t>;

// Rules stand in the order of their clauses.
struct ByClause {
  bool operator()(const CheckedRule& rule, std::uint32_t clause) const {
    return rule.clause < clause;
  }
  bool operator()(std::uint32_t clause, const CheckedRule& rule) const {
    return clause < rule.clause;
  }
};

// Whether some rule of the clauses is one that `wanted` admits.
template <class Wanted>
bool any_rule(const CheckedPolicy& checked, const Clauses& clauses, Wanted wanted) {
  return std::any_of(clauses.begin(), clauses.end(), [&](std::uint32_t clause) {
    const auto [begin, end] =
        std::equal_range(checked.rules.begin(), checked.rules.end(), clause, ByClause{});
    return std::any_of(begin, end, wanted);
  });
}

bool any_rule(const CheckedPolicy& checked, const Clauses& clauses) {
  return any_rule(checked, clauses, [](const CheckedRule&) { return true; });
}

// A violation that waits for one that can never be found in its cases would never count.
void check_causes(const CheckedRule& rule, const CheckedPolicy& checked, text::DiagnosticBag& bag) {
  const auto same_key = [&](const CheckedRule& other) { return other.key == rule.key; };
  const auto another = [&](const CheckedRule& other) { return &other != &rule; };
  if (!any_rule(checked, rule.causing)) return;
  const Span place = rule.written->causing.front().span;
  if (!any_rule(checked, rule.causing, same_key)) {
    bag.report(Code::bad_value, place,
               "'causing' reaches only rules with the key '" + rule.key +
                   "', and these clauses have none");
  } else if (!any_rule(checked, rule.causing, another)) {
    bag.report(Code::bad_value, place,
               "the rule is its own only cause, so that its violations would never count");
  }
}

// The engine keeps the cases of an event in an array of this size.
void check_key_count(const syntax::Policy& policy, text::DiagnosticBag& bag) {
  constexpr std::size_t most = detail::max_spaces;
  std::set<std::string_view> keys = {policy.cases.key.text};
  for (const syntax::Clause& clause : policy.clauses) {
    for (const syntax::Rule& rule : clause.rules) {
      if (!rule.key || !keys.insert(rule.key->text).second || keys.size() <= most) continue;
      bag.report(Code::too_many, rule.key->span,
                 "the rules of a policy have at most " + std::to_string(most) + " different keys");
      return;
    }
  }
}

}  // namespace

void check_keys(const syntax::Policy& policy, const CheckedPolicy& checked,
                text::DiagnosticBag& bag) {
  for (const CheckedRule& rule : checked.rules) check_causes(rule, checked, bag);
  check_key_count(policy, bag);
}

}  // namespace mora::sema
