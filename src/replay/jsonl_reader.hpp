// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The reader behind mora::read_json_lines, for logs that call time, type and case key by other
// names.

#include <cstdint>
#include <iosfwd>
#include <memory>

#include "mora/replay.hpp"

#include "replay/field_map.hpp"

namespace mora::replay {

[[nodiscard]] std::unique_ptr<EventReader> read_json_lines(const Program& program,
                                                           const SourceNames& names,
                                                           std::istream& input,
                                                           std::uint64_t first_line);

}  // namespace mora::replay
