// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// convert: what a log says -> a value of the kind that the policy declares. Lists are the record's.
// Threads: plain functions.

#include <optional>
#include <string_view>

#include "mora/value.hpp"

#include "program/program_data.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {

// Null if it does not fit. A null of the log is a null of every kind.
[[nodiscard]] std::optional<Value> convert(const RawValue& raw, ValueKind kind,
                                           const detail::ProgramData& program);
// An item of a list: its kind is that of the log. Null for lists and objects, and for numbers out
// of range.
[[nodiscard]] std::optional<Value> convert_item(const RawValue& raw);
// What convert() takes for a kind, for messages: "a number", "true or false", …
[[nodiscard]] std::string_view wanted_for(ValueKind kind, const detail::ProgramData& program);

}  // namespace mora::replay
