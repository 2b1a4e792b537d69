// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Snapshots with bytes that somebody has changed, under checksums that are right all the same: what
// can be restored can be gone on from, and everything else is refused. The input is a policy and a
// log; each of the numbers behind the fourth changes a byte of the snapshot that they give.

#include <cstdint>
#include <string>
#include <string_view>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

#include "binary/block_reader.hpp"
#include "binary/block_writer.hpp"
#include "fuzz/require.hpp"
#include "fuzz/run_input.hpp"
#include "support/snapshots.hpp"

namespace mora::fuzz {
namespace {

// In front of the blocks.
constexpr std::size_t head_size = 10;

std::string contents_of(const std::string& snapshot) {
  const std::string_view bytes = snapshot;
  binary::BlockReader blocks(support::ReadPieces(bytes.substr(head_size)),
                             bytes.substr(0, head_size));
  std::string contents;
  for (std::string_view block = blocks.next(); !block.empty(); block = blocks.next()) {
    contents += block;
  }
  return contents;
}

std::string with_contents(const std::string& snapshot, const std::string& contents) {
  std::string bytes = snapshot.substr(0, head_size);
  binary::BlockWriter blocks([&](std::string_view piece) { bytes += piece; },
                             std::string_view(snapshot).substr(0, head_size));
  blocks.bytes() = contents;
  blocks.finish();
  return bytes;
}

// One byte is another, is new, or is gone; the last ones, where the state stands, as often as the
// policy's text in front of them.
void change(std::string& contents, std::uint32_t number) {
  if (contents.empty()) return;
  const auto value = static_cast<char>(number >> 3);
  const std::size_t tail = std::min<std::size_t>(contents.size(), 512);
  const std::size_t place = (number & 1) != 0 ? contents.size() - 1 - (number >> 11) % tail
                                              : (number >> 11) % contents.size();
  switch (number >> 1 & 3) {
    case 0: contents.erase(place, 1); break;
    case 1: contents.insert(place, 1, value); break;
    default: contents[place] = value;
  }
}

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  const fuzz::RunInput input = fuzz::read_run_input(fuzz::text_of(data, size));
  const CompileResult result = compile_text("policy.yaml", input.policy);
  if (!result) return 0;
  const Program& program = result.program;
  const MonitorOptions options{input.setting.lateness};
  const fuzz::Events events(program, input.log);
  fuzz::Told told(program);
  Monitor monitor(program, SinkRef(told), options);
  const std::size_t half = events.all().size() / 2;
  for (std::size_t i = 0; i < half; ++i) monitor.push(events.all()[i]);
  const std::string snapshot = support::snapshot_of(monitor);
  std::string contents = fuzz::contents_of(snapshot);
  for (const std::uint32_t number : input.setting.more) fuzz::change(contents, number);

  Monitor other(program, SinkRef(told), options);
  if (!support::try_restore(other, program, fuzz::with_contents(snapshot, contents))) return 0;
  const std::string again = support::snapshot_of(other);
  Monitor third(program, SinkRef(told), options);
  const Restoration restoration = support::try_restore(third, program, again);
  fuzz::require(static_cast<bool>(restoration), "what was restored can be written again",
                restoration.refusal);
  for (std::size_t i = half; i < events.all().size(); ++i) third.push(events.all()[i]);
  third.finish(fuzz::end_of(events.all(), input.setting));
  return 0;
}
