// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// judge_log: a policy and a log in, all findings in their order out, by the definitions of LANGUAGE
// alone. It shares the parser with the engine and nothing else.

#include <variant>
#include <vector>

#include "oracle/judge/happenings.hpp"
#include "oracle/judge/told.hpp"
#include "oracle/judge/value.hpp"
#include "syntax/policy.hpp"

namespace mora::oracle {

struct AdvanceTo {
  Instant time;
};
// What a host gives to a monitor, in the order of arrival.
using Delivery = std::variant<LogEvent, AdvanceTo>;

struct Log {
  std::vector<Delivery> deliveries;
  Length lateness{0};
  std::optional<Instant> as_of;
};

// Numbers the events from 1, in the order of arrival.
void number_lines(Log& log);

struct Judgement {
  std::vector<Told> findings;
  std::vector<std::uint64_t> rejected;  // lines
  std::size_t open = 0;                 // obligations live at the end
  Happenings happened;
};

[[nodiscard]] Judgement judge_log(const syntax::Policy& policy, const Log& log);

}  // namespace mora::oracle
