// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// load_zone: an IANA time zone as a flat table of offsets. The only folder that knows the date
// library.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "civil/zone_table.hpp"

namespace mora::civil {

// Null if the time zone database has no such name (links such as "Asia/Chongqing" are names too).
[[nodiscard]] std::optional<detail::Zone> load_zone(const std::string& name);
// All names, for suggestions.
[[nodiscard]] std::vector<std::string> zone_names();

}  // namespace mora::civil
