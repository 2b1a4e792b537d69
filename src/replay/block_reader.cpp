// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/block_reader.hpp"

#include <cstddef>

#include "replay/jsonl_reader.hpp"

namespace mora::replay {
namespace {

constexpr std::size_t most_lines = 64;

static_assert(TextBlock::padding >= JsonlReader::padding);

}  // namespace

BlockReader::BlockReader(const Program& program, const ReadOptions& options)
    : reader_(std::make_unique<JsonlReader>(program, options)), results_(most_lines) {}

BlockReader::~BlockReader() = default;

void BlockReader::begin(const TextBlock& block, std::uint64_t first_line) {
  reader_->begin(block.text(), first_line);
}

std::span<const ReadResult> BlockReader::next_lines() {
  const std::span lines = std::span(results_).first(reader_->read(results_));
  return lines.front().outcome == ReadOutcome::end ? std::span<ReadResult>() : lines;
}

}  // namespace mora::replay
