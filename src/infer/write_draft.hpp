// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// write_draft: what is known of a log -> the draft of a policy. Threads: free function.

#include <string>
#include <string_view>

#include "infer/survey.hpp"

namespace mora::infer {

// `log` is the log's name. Time, type and case must have been found.
[[nodiscard]] std::string write_draft(const Survey& survey, std::string_view log);

}  // namespace mora::infer
