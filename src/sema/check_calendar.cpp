// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_calendar.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "sema/check_amount.hpp"

namespace mora::sema {

namespace {

// A range of holidays may be mistyped by a thousand years.
constexpr std::size_t max_special_days = 100'000;

class CalendarBuilder {
 public:
  CalendarBuilder(const syntax::CalendarDecl& written, text::DiagnosticBag& bag)
      : written_(written), bag_(bag) {}

  detail::Calendar build(const detail::Zone& zone) {
    calendar_.name = written_.name.text;
    for (std::size_t day = 0; day < calendar_.weekly.size(); ++day) {
      calendar_.weekly[day] = add(written_.weekly[day]);
    }
    for (const syntax::Holidays& holidays : written_.holidays) add_holidays(holidays);
    // After the holidays, since they win.
    for (const syntax::ExtraDay& extra : written_.extra) add_extra(extra);
    for (const auto& [day, hours] : days_) calendar_.special.push_back({day, hours});
    if (!days_.empty()) {
      const detail::Date last = detail::date_of_day(days_.rbegin()->first);
      if (last.year < 9999) calendar_.covered_to = start_of({last.year + 1, 1, 1}, zone);
    }
    if (calendar_.hours.empty() && !written_.unsure) {
      bag_.report(Code::no_hours, written_.name.span,
                  "the calendar '" + calendar_.name + "' has no business hours at all");
    }
    return std::move(calendar_);
  }

 private:
  detail::DayHours add(const std::vector<detail::Hours>& hours) {
    const detail::DayHours added{static_cast<std::uint32_t>(calendar_.hours.size()),
                                 static_cast<std::uint32_t>(hours.size())};
    calendar_.hours.insert(calendar_.hours.end(), hours.begin(), hours.end());
    return added;
  }

  void add_holidays(const syntax::Holidays& holidays) {
    const std::int64_t last = detail::day_number(holidays.last);
    for (std::int64_t day = detail::day_number(holidays.first); day <= last; ++day) {
      if (days_.size() == max_special_days) {
        bag_.report(Code::too_many, written_.name.span,
                    "the calendar '" + calendar_.name + "' has more than " +
                        std::to_string(max_special_days) + " holidays");
        return;
      }
      days_[day] = {};
    }
  }

  void add_extra(const syntax::ExtraDay& extra) {
    detail::DayHours& hours = days_[detail::day_number(extra.day)];
    if (!extra.as_weekday) {
      hours = add(extra.hours);
      return;
    }
    hours = calendar_.weekly[*extra.as_weekday];
    if (hours.count == 0 && !written_.unsure) {
      bag_.report(Code::no_hours, extra.span,
                  "an extra day is to be as a weekday on which 'weekly' has no hours");
    }
  }

  const syntax::CalendarDecl& written_;
  text::DiagnosticBag& bag_;
  detail::Calendar calendar_;
  std::map<std::int64_t, detail::DayHours> days_;
};

}  // namespace

detail::Calendar check_calendar(const syntax::CalendarDecl& calendar, const detail::Zone& zone,
                                text::DiagnosticBag& bag) {
  return CalendarBuilder(calendar, bag).build(zone);
}

}  // namespace mora::sema
