// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Two rules that fine the same fact: whoever does it once pays twice.

#include <map>
#include <tuple>

#include "review/review_policy.hpp"

namespace mora::review {

namespace {

// What makes a violation, as written.
using Fact = std::tuple<std::string, std::string, std::string, std::string, std::string,
                        std::vector<std::string>, std::string>;

Fact fact_of(const sema::CheckedRule& rule) {
  const syntax::Rule& written = *rule.written;
  return {written.form,
          written.on ? written.on->text : "",
          written.form_text,
          written.within_text,
          written.by_text + (written.until ? " until " + written.until->text : ""),
          rule.match,
          rule.key};
}

bool overlap(const detail::Effective& a, const detail::Effective& b) {
  return a.from < b.to && b.from < a.to;
}

}  // namespace

void double_fines(const ReviewContext& context) {
  std::multimap<Fact, const sema::CheckedRule*> known;
  for (const sema::CheckedRule& rule : context.checked.rules) {
    if (rule.fine == detail::none) continue;
    const Fact fact = fact_of(rule);
    const auto [first, last] = known.equal_range(fact);
    for (auto other = first; other != last; ++other) {
      if (!overlap(rule.effective, other->second->effective)) continue;
      context.bag
          .report(Code::same_fact, rule.written->form_span,
                  "another rule fines the same fact, so that it is paid for twice")
          .notes.push_back({other->second->written->form_span, "the first stands here"});
      break;
    }
    known.emplace(fact, &rule);
  }
}

}  // namespace mora::review
