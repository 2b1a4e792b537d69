// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// log_lines: a log as JSON Lines; what a host says between events is left out.

#include <string>

#include "oracle/judge/judge_log.hpp"

namespace mora::oracle {

[[nodiscard]] std::string log_lines(const Log& log);

}  // namespace mora::oracle
