// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The maps of a policy file as JSON Schema, each from its table of keys. Threads: free functions.

#include <initializer_list>

#include "json_schema/json.hpp"
#include "policy/key_spec.hpp"

namespace mora::json_schema {

// A map with these keys and no others. Keys that may stand in an included file are not required.
[[nodiscard]] Json map_of(std::initializer_list<policy::KeySpecs> specs);

[[nodiscard]] Json policy_map();
[[nodiscard]] Json fine_map();
// A clause; a rule under any_of; what is missing in them may come from elsewhere.
[[nodiscard]] Json clause_map();
[[nodiscard]] Json rule_map();

}  // namespace mora::json_schema
