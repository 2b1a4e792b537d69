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

// A day begins once, even where a clock change leads back into the day before.
bool has_begun(const Zone& zone, Day day, Instant t) { return zone.instant(day) <= t; }

bool covers(const Zone& zone, const syntax::Effective& effective, Instant t) {
  return (!effective.from || has_begun(zone, day_of(*effective.from), t)) &&
         (!effective.to || !has_begun(zone, day_of(*effective.to) + date::days(1), t));
}

template <class Dated>
const Dated* last_begun(const Zone& zone, const std::vector<Dated>& values, Instant t) {
  const Dated* last = nullptr;
  for (const Dated& value : values) {
    const bool is_begun = !value.from || has_begun(zone, day_of(*value.from), t);
    const bool is_later =
        last == nullptr || !last->from || day_of(*last->from) <= day_of(*value.from);
    if (is_begun && is_later) last = &value;
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
  const Zone& zone = regulation.place.zone;
  return covers(zone, regulation.policy.effective, t) && covers(zone, rule.rule->effective, t);
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
