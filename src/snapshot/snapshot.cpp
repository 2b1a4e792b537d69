// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// A snapshot: its mark and its version, then blocks: the policy's name, the host's position, how
// far the stream was read, the policy's texts, the layout of the program, the state.

#include "mora/snapshot.hpp"

#include <string>
#include <utility>

#include "binary/block_reader.hpp"
#include "binary/block_writer.hpp"
#include "binary/damaged.hpp"
#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
#include "engine/snapshot.hpp"
#include "snapshot/layout.hpp"
#include "snapshot/snapshot_head.hpp"
#include "snapshot/state_codec.hpp"
#include "snapshot/succession_codec.hpp"

namespace mora::inline v0::detail {
namespace {

std::optional<Restored> read_blocks(const Program& wanted, binary::Decoder& in) {
  snapshot::read_policy_name(wanted.policy(), in);
  std::string position = in.text();
  const StreamPlace place = snapshot::read_place(in);
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
  const std::string begin = snapshot::head(snapshot::whole_mark);
  write(begin);
  binary::BlockWriter blocks(write, begin);
  binary::Encoder out(blocks.bytes());
  out.text(program.policy());
  out.text(position);
  snapshot::write_place(place, out);
  snapshot::write_succession(succession, out);
  out.count(snapshot::layout_of(program.data()));
  snapshot::write_state(program.data(), state, held, blocks);
  blocks.finish();
}

std::optional<Restored> read_snapshot(const Program& wanted, const ReadRef& read,
                                      std::string& refusal) {
  try {
    binary::BlockReader blocks(read, snapshot::read_head(snapshot::whole_mark, read));
    binary::Decoder in([&] { return blocks.next(); });
    return read_blocks(wanted, in);
  } catch (const binary::Damaged& damage) {
    refusal = "the snapshot cannot be restored: " + damage.reason;
    return std::nullopt;
  }
}

}  // namespace mora::inline v0::detail
