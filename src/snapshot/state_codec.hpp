// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// write_state: all that a monitor knows of its stream as bytes; read_state puts it into a new
// state. Threads: free functions.

#include "binary/block_writer.hpp"
#include "binary/decoder.hpp"
#include "engine/sort_buffer.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::snapshot {

void write_state(const detail::ProgramData& program, const detail::State& state,
                 const detail::SortBuffer& held, binary::BlockWriter& out);

// The state must be a new one of the program, which is the one that the bytes were written of.
// Throws Damaged.
void read_state(const detail::ProgramData& program, binary::Decoder& in, detail::State& state,
                detail::SortBuffer& held);

}  // namespace mora::snapshot
