// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// expected_text: a finding as an entry of `expect`, with what tells it apart and what it costs.
// Threads: as the subject.

#include <string>

#include "mora/finding.hpp"

#include "casework/draft.hpp"

namespace mora::casework {

// {clause: "2.1", person: li, at: "2026-03-02 12:00", fine: 30.00 CNY}
[[nodiscard]] std::string expected_text(const Subject& subject, const Finding& finding);

}  // namespace mora::casework
