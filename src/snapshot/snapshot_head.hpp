// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a snapshot begins with: a mark that says of what it is, and the version; and how far its
// stream was. Threads: free functions.

#include <string>
#include <string_view>

#include "mora/snapshot.hpp"

#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
#include "engine/snapshot.hpp"

namespace mora::snapshot {

// Of all that a monitor knows, and of a case alone.
inline constexpr std::string_view whole_mark = "mora\x01\x02\r\n";
inline constexpr std::string_view case_mark = "mora\x01\x03\r\n";

[[nodiscard]] std::string head(std::string_view mark);
// Returns what it is; throws Damaged for any other mark or version.
[[nodiscard]] std::string read_head(std::string_view mark, const detail::ReadRef& read);

void write_place(const detail::StreamPlace& place, binary::Encoder& out);
[[nodiscard]] detail::StreamPlace read_place(binary::Decoder& in);

// Throws Damaged unless the policy's name that comes next is this one.
void read_policy_name(std::string_view wanted, binary::Decoder& in);

}  // namespace mora::snapshot
