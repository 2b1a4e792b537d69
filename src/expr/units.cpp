// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "expr/units.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace mora::expr {
namespace {

using syntax::CivilUnit;

constexpr Unit units[] = {
    {"ms", 1'000, {}, 0},
    {"s", 1'000'000, {}, 0},
    {"m", 60'000'000, {}, 0},
    {"h", 3'600'000'000, {}, 0},
    {"d", 0, CivilUnit::day, 3'652'059},
    {"w", 0, CivilUnit::week, 521'722},
    {"mo", 0, CivilUnit::month, 119'988},
    {"y", 0, CivilUnit::year, 9'999},
    {"bd", 0, CivilUnit::business_day, 3'652'059},
};

struct Synonyms {
  std::string_view unit;
  std::string_view words;  // each with a blank before and behind it
};

constexpr Synonyms synonyms[] = {
    {"ms", " millisecond milliseconds msec msecs 毫秒 "},
    {"s", " sec secs second seconds 秒 秒钟 秒鐘 "},
    {"m", " min mins minute minutes 分 分钟 分鐘 "},
    {"h", " hr hrs hour hours 小时 小時 个小时 個小時 时 時 "},
    {"d", " day days 天 日 "},
    {"w", " wk wks week weeks 周 週 星期 "},
    {"mo", " mon month months mos 月 个月 個月 "},
    {"y", " yr yrs year years 年 "},
    {"bd", " wd workday workdays businessday businessdays 工作日 个工作日 個工作日 "},
};

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

}  // namespace

std::span<const Unit> all_units() { return units; }

const Unit* find_unit(std::string_view name) {
  const auto* const found = std::find_if(std::begin(units), std::end(units),
                                         [name](const Unit& unit) { return unit.name == name; });
  return found == std::end(units) ? nullptr : found;
}

std::string_view meant_unit(std::string_view word) {
  const std::string small = lower(word);
  // A capital M could be either.
  if (const Unit* const unit = find_unit(small); unit != nullptr && small != "m") return unit->name;
  const auto* const found =
      std::find_if(std::begin(synonyms), std::end(synonyms), [&small](const Synonyms& s) {
        return s.words.find(" " + small + " ") != std::string_view::npos;
      });
  return found == std::end(synonyms) ? std::string_view{} : found->unit;
}

}  // namespace mora::expr
