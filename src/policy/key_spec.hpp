// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KeySpec: which keys a map of a policy file may have. One table a map, for reading, messages and
// the reference alike.

#include <cstdint>
#include <span>
#include <string_view>

namespace mora::policy {

enum class Need : std::uint8_t {
  optional,
  required,
  here_or_included  // required where nothing is included
};

struct KeySpec {
  std::string_view name;
  Need need = Need::optional;
  std::string_view help;  // one line for the reference
};

using KeySpecs = std::span<const KeySpec>;

extern const KeySpecs policy_keys;
extern const KeySpecs part_keys;  // a file that a policy includes
extern const KeySpecs calendar_keys;
extern const KeySpecs title_keys;
extern const KeySpecs effective_keys;
extern const KeySpecs case_keys;
extern const KeySpecs event_keys;
extern const KeySpecs role_keys;
extern const KeySpecs assigned_by_keys;
extern const KeySpecs fine_keys;
extern const KeySpecs aggravation_keys;
extern const KeySpecs pause_keys;
extern const KeySpecs liable_keys;
extern const KeySpecs clause_keys;  // beside rule_keys
extern const KeySpecs rule_keys;    // what clauses, rules under any_of and defaults may say

}  // namespace mora::policy
