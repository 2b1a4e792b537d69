// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "mora.h"

namespace mora::c {

// What a finding of C is made of; it refers to it.
struct FindingSource {
  const Program* program;
  const Finding* finding;
};

[[nodiscard]] mora_finding seen_from_c(const FindingSource& source);

}  // namespace mora::c
