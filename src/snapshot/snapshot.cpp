// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// A snapshot: its mark and its version, then blocks: the policy's name, the host's position, how
// far the stream was read, the policy's texts, the layout of the program, the state.

#include "mora/snapshot.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "binary/block_reader.hpp"
#include "binary/block_writer.hpp"
#include "binary/damaged.hpp"
#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
#include "engine/snapshot.hpp"
#include "snapshot/layout.hpp"
#include "snapshot/state_codec.hpp"
#include "snapshot/succession_codec.hpp"
#include "snapshot/times.hpp"

namespace mora::inline v0::detail {
namespace {

constexpr std::string_view mark = "mora\x01\x02\r\n";
constexpr std::size_t head_size = mark.size() + 2;

std::string head() {
  std::string bytes(mark);
  bytes.push_back(static_cast<char>(snapshot_version & 0xff));
  bytes.push_back(static_cast<char>(snapshot_version >> 8));
  return bytes;
}

// Returns what it is.
std::string read_head(const ReadRef& read) {
  std::string bytes(head_size, '\0');
  bytes.resize(binary::read_fully(read, bytes.data(), bytes.size()));
  if (bytes.empty()) binary::damaged("it is empty");
  if (!bytes.starts_with(mark.substr(0, bytes.size()))) binary::damaged("it is no snapshot");
  if (bytes.size() < head_size) binary::damaged("it is cut off");
  const auto low = static_cast<unsigned char>(bytes[mark.size()]);
  const auto high = static_cast<unsigned char>(bytes[mark.size() + 1]);
  const int version = low | high << 8;
  if (version != snapshot_version) {
    binary::damaged(
        fmt::format("it is of version {}, and this is version {}", version, snapshot_version));
  }
  return bytes;
}

void write_place(const StreamPlace& place, binary::Encoder& out) {
  out.duration(place.lateness);
  out.count(place.pushed);
  out.flag(place.latest.us != INT64_MIN);
  if (place.latest.us != INT64_MIN) out.time(place.latest);
}

StreamPlace read_place(binary::Decoder& in) {
  StreamPlace place;
  place.lateness = in.duration();
  place.pushed = in.count();
  if (in.flag()) place.latest = snapshot::event_time(in);
  return place;
}

std::optional<Restored> read_blocks(const Program& wanted, binary::Decoder& in) {
  const std::string policy = in.text();
  if (policy != wanted.policy()) {
    binary::damaged(fmt::format("it is of the policy '{}', not of '{}'", policy, wanted.policy()));
  }
  std::string position = in.text();
  const StreamPlace place = read_place(in);
  snapshot::FoundProgram found = snapshot::read_succession(wanted, in);
  const ProgramData& program = found.program.data();
  if (in.count() != snapshot::layout_of(program)) {
    binary::damaged("this version compiles the policy that it was taken of in another way");
  }
  State state(program);
  SortBuffer held;
  snapshot::read_state(program, in, state, held);
  if (!in.at_end()) binary::damaged("there is more than belongs to it");
  return Restored{std::move(found.program),
                  std::move(found.succession),
                  std::move(state),
                  std::move(held),
                  place,
                  std::move(position),
                  found.same_policy};
}

}  // namespace

void write_snapshot(const Program& program, const Succession& succession, const State& state,
                    const SortBuffer& held, const StreamPlace& place, std::string_view position,
                    const WriteRef& write) {
  const std::string begin = head();
  write(begin);
  binary::BlockWriter blocks(write, begin);
  binary::Encoder out(blocks.bytes());
  out.text(program.policy());
  out.text(position);
  write_place(place, out);
  snapshot::write_succession(succession, out);
  out.count(snapshot::layout_of(program.data()));
  snapshot::write_state(program.data(), state, held, blocks);
  blocks.finish();
}

std::optional<Restored> read_snapshot(const Program& wanted, const ReadRef& read,
                                      std::string& refusal) {
  try {
    binary::BlockReader blocks(read, read_head(read));
    binary::Decoder in([&] { return blocks.next(); });
    return read_blocks(wanted, in);
  } catch (const binary::Damaged& damage) {
    refusal = "the snapshot cannot be restored: " + damage.reason;
    return std::nullopt;
  }
}

}  // namespace mora::inline v0::detail
