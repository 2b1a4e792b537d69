// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Happenings: what came about and how often, to see that random scenarios reach all of the
// language.

#include <cstdint>
#include <map>
#include <string>

namespace mora::oracle {

using Happenings = std::map<std::string, std::uint64_t>;

}  // namespace mora::oracle
