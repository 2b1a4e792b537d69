// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What JavaScript is given of a finding that was kept.

#include <napi.h>

#include "handles.hpp"
#include "kept_findings.hpp"

namespace mora::node {

// By the names that lib/finding.js reads.
[[nodiscard]] Napi::Object object_of(Napi::Env env, const KeptFinding& kept);

}  // namespace mora::node
