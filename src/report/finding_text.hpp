// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Single values of a finding as the machine-readable formats write them.
// Threads: pure functions.

#include <cstdint>
#include <span>
#include <string>

#include "mora/finding.hpp"

namespace mora::report {

// 16 hexadecimal digits.
[[nodiscard]] std::string id_text(const Finding& finding);
// A number of seconds, with a fraction only where there is one: "300", "0.25".
[[nodiscard]] std::string seconds_text(Duration duration);

[[nodiscard]] inline std::span<const std::uint64_t> evidence(const Finding& finding) {
  return {finding.evidence, finding.evidence_count};
}

}  // namespace mora::report
