// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Snapshots, of all cases and of one, with bytes that somebody has changed, under checksums that
// are right all the same: what can be restored can be gone on from, and everything else is refused.
// The input is a policy and a log; each of the numbers behind the fourth changes a byte of the
// snapshots that they give.

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

struct Trial {
  const Program& program;
  const Setting& setting;
  const Events& events;
  Told& told;
  MonitorOptions options;

  void take(Monitor<SinkRef>& monitor, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) monitor.push(events.all()[i]);
  }
};

// `snapshot` with its bytes changed is refused, or a monitor goes on from it. A Way writes the
// snapshot of a monitor, and restores one.
template <class Way>
void try_changed(const Trial& trial, const Way& way, const std::string& snapshot) {
  std::string contents = contents_of(snapshot);
  for (const std::uint32_t number : trial.setting.more) change(contents, number);
  Monitor<SinkRef> other(trial.program, SinkRef(trial.told), trial.options);
  if (!way.restore(other, with_contents(snapshot, contents))) return;
  const std::string again = way.write(other);
  Monitor<SinkRef> third(trial.program, SinkRef(trial.told), trial.options);
  const Restoration restoration = way.restore(third, again);
  require(static_cast<bool>(restoration), "what was restored can be written again",
          restoration.refusal);
  trial.take(third, trial.events.all().size() / 2, trial.events.all().size());
  third.finish(end_of(trial.events.all(), trial.setting));
}

// All cases.
struct Whole {
  const Program& program;

  [[nodiscard]] static std::string write(const Monitor<SinkRef>& monitor) {
    return support::snapshot_of(monitor);
  }
  [[nodiscard]] Restoration restore(Monitor<SinkRef>& monitor, const std::string& bytes) const {
    return support::try_restore(monitor, program, bytes);
  }
};

// The case of one key. Empty bytes for a policy whose state belongs to no one case.
struct OneCase {
  std::string_view key;

  [[nodiscard]] std::string write(const Monitor<SinkRef>& monitor) const {
    std::string bytes;
    static_cast<void>(
        monitor.snapshot_case(key, [&](std::string_view piece) { bytes.append(piece); }));
    return bytes;
  }
  [[nodiscard]] static Restoration restore(Monitor<SinkRef>& monitor, const std::string& bytes) {
    return monitor.restore_case(support::ReadPieces(bytes));
  }
};

}  // namespace
}  // namespace mora::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mora;
  const fuzz::RunInput input = fuzz::read_run_input(fuzz::text_of(data, size));
  const CompileResult result = compile_text("policy.yaml", input.policy);
  if (!result) return 0;
  const Program& program = result.program;
  const fuzz::Events events(program, input.log);
  fuzz::Told told(program);
  const fuzz::Trial trial{program, input.setting, events, told, {input.setting.lateness}};
  Monitor<SinkRef> monitor(program, SinkRef(told), trial.options);
  trial.take(monitor, 0, events.all().size() / 2);
  const fuzz::Whole whole{program};
  fuzz::try_changed(trial, whole, whole.write(monitor));
  if (events.all().empty()) return 0;
  const Value& key = events.all().front().fields.front();
  if (key.kind() != ValueKind::string) return 0;
  const fuzz::OneCase one{key.string()};
  const std::string snapshot = one.write(monitor);
  if (!snapshot.empty()) fuzz::try_changed(trial, one, snapshot);
  return 0;
}
