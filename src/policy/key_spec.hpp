// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KeySpec: which keys a map of a policy file may have. One table a map, for reading, messages, the
// reference and the JSON Schema alike.

#include <cstdint>
#include <span>
#include <string_view>

namespace mora::policy {

enum class Need : std::uint8_t {
  optional,
  required,
  here_or_included  // required where nothing is included
};

// What a value looks like; where a list is allowed, so is one item alone.
enum class Shape : std::uint8_t {
  text,
  name,  // a text that is not empty
  word,  // one of `words`
  version,
  policy_name,
  date,
  currency,
  count,
  names,  // a list of texts
  files,  // a list of paths
  title,
  effective,
  patterns,
  expression,
  duration,
  dated_duration,
  amount,
  dated_amount,
  percentage,
  case_decl,
  dedupe,  // a field's name or a map
  source,
  events,
  fields,
  roles,
  assigned_by,
  calendars,
  weekly,
  holidays,
  extra_days,
  fines,
  aggravations,
  rule_defaults,
  clauses,
  rules,
  pauses,
  warnings,
  liable,
  rule_fine  // a fine's name or a fine
};

struct KeySpec {
  std::string_view name;
  Need need = Need::optional;
  Shape shape = Shape::text;
  std::string_view help;                         // one line for the reference
  std::span<const std::string_view> words = {};  // shape word: what may stand there
};

using KeySpecs = std::span<const KeySpec>;

extern const KeySpecs policy_keys;
extern const KeySpecs part_keys;  // a file that a policy includes
extern const KeySpecs calendar_keys;
extern const KeySpecs title_keys;
extern const KeySpecs effective_keys;
extern const KeySpecs case_keys;
extern const KeySpecs dedupe_keys;
extern const KeySpecs event_keys;
extern const KeySpecs role_keys;
extern const KeySpecs assigned_by_keys;
extern const KeySpecs fine_keys;
extern const KeySpecs aggravation_keys;
extern const KeySpecs pause_keys;
extern const KeySpecs liable_keys;
extern const KeySpecs clause_keys;     // beside rule_keys
extern const KeySpecs rule_name_keys;  // of rules under any_of, beside rule_keys
extern const KeySpecs rule_keys;       // what clauses, rules under any_of and defaults may say

}  // namespace mora::policy
