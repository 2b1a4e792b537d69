// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Told: a finding in full, as the oracle and the engine are compared by, and its text, which is
// that of an expected finding in a case file.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "oracle/judge/value.hpp"

namespace mora::oracle {

struct ToldCause {
  std::string clause;
  Instant at;
};

struct Told {
  std::string kind;
  std::uint64_t violation = 0;  // which: amended and late tell of an earlier one
  std::string clause;
  std::string rule;
  std::string case_key;
  std::string role;
  std::optional<std::string> person;
  std::optional<Instant> opened_at;
  std::optional<Instant> due_at;
  Instant at;
  std::optional<Amount> fine;
  std::vector<std::uint64_t> evidence;
  std::optional<Amount> from;
  std::optional<Amount> to;
  std::optional<Amount> delta;
  std::optional<Instant> fulfilled_at;
  std::optional<Length> late_by;
  std::optional<ToldCause> caused;
};

// {clause: "1", …}, one a line, with the number of its violation behind.
[[nodiscard]] std::string text_of(const Told& told);

}  // namespace mora::oracle
