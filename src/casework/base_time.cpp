// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/base_time.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "civil/calendar.hpp"
#include "civil/zone_table.hpp"

namespace mora::casework {
namespace {

constexpr std::int64_t day_us = 86'400'000'000;

std::string date_text(std::int64_t day) {
  const detail::Date date = detail::date_of_day(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string date_text(const Player& player, TimePoint t) {
  return date_text(detail::day_number(detail::local_date(player.subject.checked().zone, t)));
}

const detail::Calendar* clock_of(const Player& player) {
  const std::uint32_t clock = player.rule().clock;
  return clock == detail::none ? nullptr : &player.subject.checked().calendars[clock];
}

// Well inside the hours that count.
TimePoint within_hours(const Player& player, TimePoint t) {
  const detail::Calendar* clock = clock_of(player);
  if (clock == nullptr) return t;
  const TimePoint moved =
      detail::add_business_time(player.subject.checked().zone, *clock, t, minutes(60));
  return moved == never ? t : moved;
}

TimePoint morning_of(const Player& player, std::int64_t day) {
  return detail::from_local(player.subject.checked().zone, day * day_us + hours(9).us);
}

// Nine o'clock on the first day that begins at or after `from`.
TimePoint first_morning(const Player& player, TimePoint from) {
  const detail::Zone& zone = player.subject.checked().zone;
  const std::int64_t day = detail::day_number(detail::local_date(zone, from));
  const TimePoint morning = morning_of(player, day);
  return morning < from ? morning_of(player, day + 1) : morning;
}

bool is_free(const detail::Calendar& clock, std::int64_t day) {
  return detail::hours_of(clock, day).empty();
}
bool is_free_weekly(const detail::Calendar& clock, std::int64_t day) {
  return clock.weekly[static_cast<std::size_t>(detail::iso_weekday(day) - 1)].count == 0;
}

// The first such day after `after`, else the last one before.
std::optional<std::int64_t> find_special(const detail::Calendar& clock, bool holiday,
                                         std::int64_t after) {
  std::optional<std::int64_t> found;
  for (const detail::SpecialDay& special : clock.special) {
    const bool wanted =
        is_free(clock, special.day) == holiday && is_free_weekly(clock, special.day) != holiday;
    if (!wanted) continue;
    found = special.day;
    if (special.day > after) break;
  }
  return found;
}

// How long before its end the clock's last working day is entered.
Duration lead(const sema::CheckedRule& rule) {
  if (rule.within.empty() || rule.within.back().civil) return hours(1);
  return Duration{std::min(rule.within.back().amount / 2, hours(1).us)};
}

void add_special(const Player& player, const detail::Calendar& clock, bool holiday, TimePoint base,
                 std::vector<Occasion>& occasions) {
  const detail::Zone& zone = player.subject.checked().zone;
  const std::int64_t today = detail::day_number(detail::local_date(zone, base));
  const auto day = find_special(clock, holiday, today);
  if (!day) return;
  const TimePoint midnight = detail::from_local(zone, *day * day_us);
  const Duration ahead{-lead(player.rule()).us};
  const TimePoint trigger =
      player.subject.program.floored(detail::add_business_time(zone, clock, midnight, ahead));
  if (!player.rule().effective.contains(trigger)) return;
  occasions.push_back({trigger,
                       fmt::format("across the {} of {}", holiday ? "holiday" : "extra working day",
                                   date_text(*day)),
                       midnight});
}

}  // namespace

TimePoint ordinary_time(const Player& player) {
  const detail::Effective& effective = player.rule().effective;
  const std::vector<detail::Within>& within = player.rule().within;
  TimePoint morning = morning_of(player, detail::day_number({2026, 3, 2}));
  const bool too_early =
      morning < effective.from || (!within.empty() && morning < within.front().from);
  if (too_early) {
    const TimePoint from =
        within.empty() ? effective.from : std::max(effective.from, within.front().from);
    morning = first_morning(player, from);
  } else if (morning >= effective.to) {
    morning = first_morning(player, std::max(effective.from, effective.to - hours(24 * 28)));
  }
  return within_hours(player, morning);
}

std::vector<Occasion> other_terms(const Player& player, TimePoint base) {
  const std::vector<detail::Within>& within = player.rule().within;
  const detail::Effective& effective = player.rule().effective;
  std::vector<Occasion> occasions;
  for (std::size_t i = 0; i < within.size(); ++i) {
    const TimePoint from = std::max(within[i].from, effective.from);
    const TimePoint to = std::min(i + 1 < within.size() ? within[i + 1].from : never, effective.to);
    const bool in_force = from <= base && base < to;
    if (in_force || from.us == INT64_MIN || from >= to) continue;
    const TimePoint trigger = within_hours(player, first_morning(player, from));
    if (trigger >= to) continue;
    occasions.push_back(
        {trigger, "under the term of " + date_text(player, within[i].from), std::nullopt});
  }
  return occasions;
}

std::vector<Occasion> special_days(const Player& player, TimePoint base) {
  std::vector<Occasion> occasions;
  const detail::Calendar* clock = clock_of(player);
  if (clock == nullptr) return occasions;
  add_special(player, *clock, true, base, occasions);
  add_special(player, *clock, false, base, occasions);
  return occasions;
}

std::vector<Occasion> clock_changes(const Player& player, TimePoint base, Duration length) {
  std::vector<Occasion> occasions;
  const sema::CheckedRule& rule = player.rule();
  if (rule.within.empty() || clock_of(player) != nullptr) return occasions;
  const detail::Zone& zone = player.subject.checked().zone;
  for (const bool forward : {true, false}) {
    for (std::size_t i = 1; i < zone.offsets.size(); ++i) {
      const TimePoint change{zone.offsets[i].begin};
      const bool moves_on = zone.offsets[i].offset > zone.offsets[i - 1].offset;
      const bool same = zone.offsets[i].offset == zone.offsets[i - 1].offset;
      if (change <= base || same || moves_on != forward) continue;
      const std::int64_t half = std::min(length.us / 2, day_us / 2);
      const TimePoint trigger = player.subject.program.floored(change - Duration{half});
      if (rule.effective.contains(trigger)) {
        occasions.push_back(
            {trigger, "across the clock change of " + date_text(player, change), change});
      }
      break;
    }
  }
  return occasions;
}

}  // namespace mora::casework
