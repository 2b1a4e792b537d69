// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "civil/zone.hpp"

#include <cstdint>
#include <stdexcept>

#include <date/tz.h>

namespace mora::civil {
namespace {

// What the database lists without its being a zone: the setting of the machine it is on.
constexpr std::string_view machine_zone = "localtime";

const date::time_zone* find_zone(const std::string& name) {
  if (name == machine_zone) return nullptr;
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

}  // namespace

std::optional<detail::Zone> load_zone(const std::string& name) {
  const date::time_zone* const source = find_zone(name);
  if (source == nullptr) return std::nullopt;
  const date::sys_seconds end = date::sys_days{date::year{10000} / 1 / 1};
  date::sys_seconds at = date::sys_days{date::year{1} / 1 / 1};
  detail::Zone zone;
  zone.name = name;
  zone.offsets = {{INT64_MIN, static_cast<std::int32_t>(source->get_info(at).offset.count())}};
  while (true) {
    at = source->get_info(at).end;
    if (at >= end) return zone;
    const auto offset = static_cast<std::int32_t>(source->get_info(at).offset.count());
    // Changes of the name or of the daylight saving flag alone are of no use here.
    if (offset == zone.offsets.back().offset) continue;
    zone.offsets.push_back({at.time_since_epoch().count() * 1'000'000, offset});
  }
}

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  for (const date::time_zone& zone : date::get_tzdb().zones) {
    if (zone.name() != machine_zone) names.push_back(zone.name());
  }
  return names;
}

}  // namespace mora::civil
