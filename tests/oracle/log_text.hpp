// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// case_text: a policy and a log as the beginning of a case file, up to what is expected.

#include <string>

#include "oracle/judge/judge_log.hpp"

namespace mora::oracle {

[[nodiscard]] std::string case_text(const std::string& policy, const Log& log);

}  // namespace mora::oracle
