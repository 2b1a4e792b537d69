// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Due times that may lie outside the hours of the rule's own calendar, and calendars that know no
// holidays for the last years of the policy.

#include <algorithm>
#include <set>
#include <string>

#include "review/review_policy.hpp"

namespace mora::review {

namespace {

const syntax::GivenKey* find_key(const syntax::Rule& rule, std::string_view name) {
  const auto found = std::find_if(rule.keys.begin(), rule.keys.end(),
                                  [&](const syntax::GivenKey& key) { return key.name == name; });
  return found == rule.keys.end() ? nullptr : &*found;
}

bool is_civil(const detail::Within& within) {
  return within.civil && within.unit != detail::DurationUnit::business_day;
}

// `1d` under a clock is due at the same time tomorrow, Sunday or not.
void check_due(const sema::CheckedRule& rule, const ReviewContext& context) {
  if (rule.clock == detail::none) return;
  const std::string name = context.checked.calendars[rule.clock].name;
  const auto civil = std::find_if(rule.within.begin(), rule.within.end(), is_civil);
  if (civil != rule.within.end()) {
    const auto which = static_cast<std::size_t>(civil - rule.within.begin());
    context.bag
        .report(
            Code::due_outside_hours, rule.written->within[which].span,
            "this counts days of every kind, so that the due time may lie outside the hours of '" +
                name + "'")
        .help = "write bd for business days, or h for business hours";
  } else if (rule.written->ends_day) {
    const syntax::GivenKey* ends = find_key(*rule.written, "ends");
    context.bag
        .report(Code::due_outside_hours, ends->span,
                "the end of the day lies outside the hours of '" + name + "'")
        .help = "1bd is due at the end of the next business day's hours";
  }
}

}  // namespace

void calendar_gaps(const ReviewContext& context) {
  std::set<std::uint32_t> used;
  for (const sema::CheckedRule& rule : context.checked.rules) {
    check_due(rule, context);
    if (rule.clock != detail::none) used.insert(rule.clock);
  }
  if (!context.policy.effective.to) return;
  for (const std::uint32_t calendar : used) {
    const TimePoint covered_to = context.checked.calendars[calendar].covered_to;
    if (covered_to == never) continue;
    const detail::Date after = detail::local_date(context.checked.zone, covered_to);
    if (*context.policy.effective.to < after) continue;
    context.bag.report(Code::holidays_end, context.policy.calendars[calendar].name.span,
                       "the calendar names holidays up to " + std::to_string(after.year - 1) +
                           ", and the policy is in force until " +
                           std::to_string(context.policy.effective.to->year));
  }
}

}  // namespace mora::review
