// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "outside/biz_schedule.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace mora::outside {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// "09:00" and so on order as text.
using Window = std::pair<std::string, std::string>;
using Windows = std::vector<Window>;

Windows windows_of(element list) {
  Windows windows;
  for (const element w : array(list)) {
    windows.emplace_back(std::string_view(w.at(0)), std::string_view(w.at(1)));
  }
  return windows;
}

std::map<std::string, Windows> by_day(element days) {
  std::map<std::string, Windows> map;
  for (const auto day : object(days)) map.emplace(day.key, windows_of(day.value));
  return map;
}

Windows without(const Windows& windows, const Window& gap) {
  Windows left;
  for (const auto& [begin, end] : windows) {
    if (begin < std::min(end, gap.first)) left.emplace_back(begin, std::min(end, gap.first));
    if (std::max(begin, gap.second) < end) left.emplace_back(std::max(begin, gap.second), end);
  }
  return left;
}

std::string weekday_of(const std::string& date) {
  constexpr const char* names[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  const auto part = [&](std::size_t begin, std::size_t size) {
    return static_cast<unsigned>(std::stoul(date.substr(begin, size)));
  };
  const std::chrono::year_month_day day(std::chrono::year(static_cast<int>(part(0, 4))),
                                        std::chrono::month(part(5, 2)),
                                        std::chrono::day(part(8, 2)));
  return names[std::chrono::weekday(day).c_encoding()];
}

std::string yaml(const Windows& windows) {
  std::string text = "[";
  for (const auto& [begin, end] : windows) {
    text += (text.size() > 1 ? ", \"" : "\"") + begin + "-" + end + "\"";
  }
  return text + "]";
}

std::string yaml(const std::map<std::string, Windows>& days) {
  std::string text = "{";
  for (const auto& [day, windows] : days) {
    text += (text.size() > 1 ? ", \"" : "\"") + day + "\": " + yaml(windows);
  }
  return text + "}";
}

std::string yaml(const std::set<std::string>& dates) {
  std::string text = "[";
  for (const std::string& date : dates) text += (text.size() > 1 ? ", \"" : "\"") + date + "\"";
  return text + "]";
}

}  // namespace

std::string calendars_of_schedule(element schedule) {
  const std::map<std::string, Windows> weekly = by_day(schedule["hours"]);
  const std::map<std::string, Windows> breaks = by_day(schedule["breaks"]);
  std::map<std::string, Windows> extra = by_day(schedule["shifts"]);
  std::set<std::string> holidays;
  for (const element date : array(schedule["holidays"])) {
    holidays.emplace(std::string_view(date));
  }
  for (const auto& [date, gaps] : breaks) {
    const auto usual = weekly.find(weekday_of(date));
    if (!extra.contains(date)) extra[date] = usual == weekly.end() ? Windows{} : usual->second;
    for (const Window& gap : gaps) extra[date] = without(extra[date], gap);
  }
  for (const std::string& date : holidays) extra.erase(date);
  std::string text = "  office: {weekly: " + yaml(weekly) + ", holidays: " + yaml(holidays) +
                     ", extra: " + yaml(extra) + "}\n";
  text += "  open_days: {weekly: {mon-sun: \"00:00-24:00\"}, holidays: " + yaml(holidays) + "}\n";
  if (!breaks.empty()) text += "  breaks: {extra: " + yaml(breaks) + "}\n";
  return text;
}

}  // namespace mora::outside
