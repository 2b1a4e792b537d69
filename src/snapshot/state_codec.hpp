// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a monitor knows of its stream as bytes, and back: all of it by write_state and read_state,
// or a part. Threads: free functions.

#include <optional>
#include <string_view>

#include "binary/block_writer.hpp"
#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
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

// How far the stream is, and how many events there have been.
void write_stream(const detail::State& state, binary::Encoder& out);
void read_stream(binary::Decoder& in, detail::State& state);

// The events that `lateness` holds; with a key those of its case.
void write_held(const detail::SortBuffer& held, const detail::State& state,
                std::optional<std::string_view> case_key, binary::BlockWriter& out);
void read_held(const detail::ProgramData& program, binary::Decoder& in, detail::SortBuffer& held);

}  // namespace mora::snapshot
