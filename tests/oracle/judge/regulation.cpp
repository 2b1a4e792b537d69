// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/regulation.hpp"

namespace mora::oracle {

namespace {

Length unit_of(const std::optional<syntax::Scalar>& precision) {
  if (!precision) return Length(1);
  if (precision->text == "millisecond") return std::chrono::milliseconds(1);
  if (precision->text == "second") return std::chrono::seconds(1);
  return precision->text == "minute" ? Length(std::chrono::minutes(1)) : std::chrono::hours(1);
}

const syntax::Fine* fine_of(const syntax::Rule& rule, const syntax::Policy& policy) {
  if (rule.fine) return &*rule.fine;
  for (const syntax::NamedFine& named : policy.fines) {
    if (rule.fine_name && rule.fine_name->text == named.name.text) return &named.fine;
  }
  return nullptr;
}

template <class Date>
Day day_of(const Date& date) {
  return Day(date::year(date.year) / date.month / date.day);
}

bool covers(const syntax::Effective& effective, Day day) {
  return (!effective.from || day_of(*effective.from) <= day) &&
         (!effective.to || day <= day_of(*effective.to));
}

template <class Dated>
const Dated* last_begun(const Zone& zone, const std::vector<Dated>& values, Instant t) {
  const Dated* last = nullptr;
  for (const Dated& value : values) {
    const bool has_begun = !value.from || day_of(*value.from) <= zone.day(t);
    const bool is_later =
        last == nullptr || !last->from || day_of(*last->from) <= day_of(*value.from);
    if (has_begun && is_later) last = &value;
  }
  return last;
}

}  // namespace

Regulation::Regulation(const syntax::Policy& parsed)
    : policy(parsed),
      place{Zone(parsed.timezone ? parsed.timezone->text : "UTC"),
            parsed.currency ? parsed.currency->text : "",
            {}},
      precision(unit_of(parsed.precision)) {
  for (const syntax::CalendarDecl& calendar : parsed.calendars) {
    place.calendars.emplace(calendar.name.text, Calendar(calendar, place.zone));
  }
  for (const syntax::Clause& clause : parsed.clauses) {
    for (const syntax::Rule& rule : clause.rules) {
      const std::string key = rule.key ? rule.key->text : parsed.cases.key.text;
      rules.push_back({rules.size(), clause.id.text, key, &rule, fine_of(rule, parsed)});
    }
  }
}

Clock clock_of(const Regulation& regulation, const RuleInPlace& rule) {
  const auto& name = rule.rule->clock;
  return {regulation.place.zone, name ? &regulation.place.calendars.at(name->text) : nullptr};
}

bool in_force(const Regulation& regulation, const RuleInPlace& rule, Instant t) {
  const Day day = regulation.place.zone.day(t);
  return covers(regulation.policy.effective, day) && covers(rule.rule->effective, day);
}

const syntax::DatedDuration* in_force(const Zone& zone,
                                      const std::vector<syntax::DatedDuration>& values, Instant t) {
  return last_begun(zone, values, t);
}

const syntax::DatedAmount* in_force(const Zone& zone,
                                    const std::vector<syntax::DatedAmount>& values, Instant t) {
  return last_begun(zone, values, t);
}

}  // namespace mora::oracle
