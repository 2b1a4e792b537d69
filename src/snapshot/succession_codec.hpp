// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The policies that a running program was made of, as their texts, and the program made of them
// once more. Threads: free functions.

#include "mora/program.hpp"

#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
#include "engine/succession.hpp"

namespace mora::snapshot {

void write_succession(const detail::Succession& succession, binary::Encoder& out);

struct FoundProgram {
  Program program;
  detail::Succession succession;
  bool same_policy = false;  // its last policy has the texts of `wanted`
};
// Throws Damaged, also where a text is no policy. A policy that has the texts of `wanted` is not
// compiled again.
[[nodiscard]] FoundProgram read_succession(const Program& wanted, binary::Decoder& in);

}  // namespace mora::snapshot
