// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/setting.hpp"

#include <sstream>

#include <date/date.h>

namespace mora::oracle {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Scene {
  const char* zone;
  const char* start;
};

// Half a day or so before a clock change, the end of a month, or nothing in particular.
const std::vector<Scene>& scenes() {
  static const std::vector<Scene> all = {
      {"Europe/Berlin", "2026-03-28T18:00"},       {"Europe/Berlin", "2026-10-24T18:00"},
      {"America/New_York", "2026-03-07T20:00"},    {"America/New_York", "2026-10-31T20:00"},
      {"Asia/Shanghai", "2026-02-13T00:00"},       {"Asia/Shanghai", "2024-02-28T20:00"},
      {"Australia/Lord_Howe", "2026-04-04T04:00"}, {"Australia/Lord_Howe", "2026-10-03T06:00"},
      {"America/Havana", "2026-03-07T18:00"},      {"America/Havana", "2026-10-31T18:00"},
      {"America/Sao_Paulo", "2018-11-03T12:00"},   {"America/Sao_Paulo", "2018-02-17T12:00"},
      {"America/St_Johns", "2010-11-06T12:00"},    {"UTC", "2025-12-31T12:00"},
  };
  return all;
}

std::string random_hours(Dice& dice) {
  static const std::vector<std::string> choices = {R"(["08:30-12:00", "13:30-17:30"])",
                                                   R"(["09:00-12:00", "13:00-18:00"])",
                                                   R"("09:00-17:00")",
                                                   R"(["00:00-02:00", "22:00-24:00"])",
                                                   R"("01:00-03:00")",
                                                   R"("02:30-10:00")",
                                                   R"(["00:30-01:30", "02:00-02:15"])",
                                                   R"("00:00-24:00")"};
  return dice.pick(choices);
}

std::string random_calendar(Dice& dice, const Setting& setting) {
  const std::string days = dice.word("mon-fri mon-sun mon-sun");
  std::string text = "{weekly: {" + days + ": " + random_hours(dice);
  if (days == "mon-fri" && dice.chance(50)) text += ", sat: " + random_hours(dice);
  text += "}";
  if (dice.chance(40)) {
    text += ", holidays: [\"" + random_date(dice, setting, 0, 1) + "\", \"" +
            random_date(dice, setting, 2, 3) + ".." + random_date(dice, setting, 3, 5) + "\"]";
  }
  if (dice.chance(40)) {
    text += ", extra: {\"" + random_date(dice, setting, 0, 1) + "\": " + random_hours(dice) +
            ", \"" + random_date(dice, setting, 2, 4) + "\": " + dice.word("fri mon []") + "}";
  }
  return text + "}";
}

}  // namespace

Setting random_setting(Dice& dice) {
  const Scene& scene = dice.pick(scenes());
  Setting setting;
  setting.zone = scene.zone;
  std::istringstream in(scene.start);
  in >> date::parse("%FT%R", setting.start);
  setting.grid = minutes(dice.pick(std::vector<int>{15, 30, 30, 60, 60}));
  if (dice.chance(50))
    setting.calendars = dice.word("office night") == "office" ? "office" : "office night";
  return setting;
}

std::string random_calendars(Dice& dice, const Setting& setting) {
  std::string text;
  std::istringstream names(setting.calendars);
  for (std::string name; names >> name;) {
    text += (text.empty() ? "calendars: {" : ", ") + name + ": " + random_calendar(dice, setting);
  }
  return text + "}";
}

Instant random_instant(Dice& dice, const Setting& setting) {
  return setting.start + setting.grid * dice.between(-4, 60);
}

std::string random_date(Dice& dice, const Setting& setting, int first, int last) {
  const auto day = date::floor<date::days>(setting.start) + date::days(dice.between(first, last));
  std::ostringstream out;
  out << date::year_month_day(day);
  return out.str();
}

std::string exact_text(Length length) {
  const auto whole_minutes = std::chrono::duration_cast<minutes>(length).count();
  std::string text;
  if (whole_minutes >= 60) text += std::to_string(whole_minutes / 60) + "h";
  if (whole_minutes % 60 != 0 || text.empty()) text += std::to_string(whole_minutes % 60) + "m";
  return text;
}

std::string random_exact_duration(Dice& dice, const Setting& setting) {
  return exact_text(setting.grid * dice.pick(std::vector<int>{1, 1, 2, 2, 3, 4, 6, 8, 12, 24}));
}

std::string random_duration(Dice& dice, const Setting& setting) {
  if (dice.chance(70)) return random_exact_duration(dice, setting);
  return dice.word("1d 1d 1d 2d 1w 1mo 1y");
}

}  // namespace mora::oracle
