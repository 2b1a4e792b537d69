// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Fines that nobody is liable for, and aggravations that never raise a fine.

#include <algorithm>
#include <string>

#include "review/review_policy.hpp"

namespace mora::review {

namespace {

void check_liable(const sema::CheckedRule& rule, const ReviewContext& context) {
  if (rule.fine == detail::none) return;
  const syntax::Rule& written = *rule.written;
  if (rule.role == detail::none) {
    context.bag
        .report(Code::no_one_liable, written.form_span, "this rule has a fine and no one liable")
        .help =
        "liable: the role that pays; 'fine:' with nothing behind it takes back an inherited one";
    return;
  }
  if (rule.person || context.checked.roles[rule.role].assigned_by) return;
  context.bag
      .report(Code::no_one_liable, written.liable->role.span,
              "no event gives anybody the role '" + written.liable->role.text + "'")
      .help = "give the role an 'assigned_by', or 'liable' a 'person'";
}

// Whether the amount, of whatever date, is more than some amount of the fine that it could replace.
bool raises(const sema::CheckedFine& fine, const sema::CheckedAggravation& aggravation) {
  if (fine.percent) return true;
  return std::any_of(aggravation.amounts.begin(), aggravation.amounts.end(),
                     [&](const detail::Amount& higher) {
                       return std::any_of(fine.amounts.begin(), fine.amounts.end(),
                                          [&](const detail::Amount& base) {
                                            return base.money.currency == higher.money.currency &&
                                                   base.money.minor < higher.money.minor;
                                          });
                     });
}

void check_aggravations(const sema::CheckedFine& fine, const syntax::Fine& written,
                        text::DiagnosticBag& bag) {
  for (std::size_t i = 0; i < fine.aggravated.size(); ++i) {
    if (raises(fine, fine.aggravated[i])) continue;
    bag.report(Code::vain_aggravation, written.aggravated[i].amounts.front().amount.span,
               "this amount is not higher than the fine's own, or in another currency")
        .help = "fines only rise, and only within one currency";
  }
}

}  // namespace

void vain_fines(const ReviewContext& context) {
  const syntax::Policy& policy = context.policy;
  for (std::size_t i = 0; i < policy.fines.size(); ++i) {
    check_aggravations(context.checked.fines[i], policy.fines[i].fine, context.bag);
  }
  for (const sema::CheckedRule& rule : context.checked.rules) {
    check_liable(rule, context);
    if (rule.written->fine) {
      check_aggravations(context.checked.fines[rule.fine], *rule.written->fine, context.bag);
    }
  }
}

}  // namespace mora::review
