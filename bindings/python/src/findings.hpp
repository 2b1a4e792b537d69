// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What Python is given of a finding that was kept without its lock.

#include "handles.hpp"
#include "kept_findings.hpp"

namespace mora::python {

// In the order in which the package reads them.
[[nodiscard]] nb::tuple tuple_of(const KeptFinding& kept);

}  // namespace mora::python
