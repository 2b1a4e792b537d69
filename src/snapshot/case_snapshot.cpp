// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// A snapshot of one case: its mark and the version, then blocks: the policy's name, what it was
// compiled from as a checksum, how far the stream was read, how often a case of the key has ended
// at this instant, the case if it exists, the events of it that are held.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "binary/block_reader.hpp"
#include "binary/block_writer.hpp"
#include "binary/checksum.hpp"
#include "binary/damaged.hpp"
#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
#include "engine/case_table.hpp"
#include "engine/snapshot.hpp"
#include "snapshot/case_reader.hpp"
#include "snapshot/case_writer.hpp"
#include "snapshot/layout.hpp"
#include "snapshot/snapshot_head.hpp"
#include "snapshot/state_codec.hpp"
#include "snapshot/succession_codec.hpp"

namespace mora::inline v0::detail {
namespace {

// The space of the policy's case key; rules with a key of their own have others.
constexpr std::uint8_t case_space = 0;

// Of the texts that the running program was made of: not the texts, as each key has a snapshot.
std::uint64_t fingerprint(const Succession& succession) {
  std::string texts;
  binary::Encoder out(texts);
  snapshot::write_succession(succession, out);
  return binary::checksum(0, texts);
}

std::string why_not(const ProgramData& program) {
  const auto has_ids = [](const EventData& event) { return event.id_slot != none; };
  if (std::any_of(program.events.begin(), program.events.end(), has_ids)) {
    return "the policy has 'dedupe': which ids have come belongs to no one case";
  }
  if (program.space_count() > 1) {
    return "the policy has rules that go by a key of their own: what they know belongs to no one "
           "case";
  }
  return {};
}

// Cases of the key that ended at this very instant: the next one is another life.
void write_ended(const State& state, std::uint32_t hash, binary::Encoder& out) {
  std::uint64_t count = 0;
  for (const State::Ended& ended : state.ended_now) count += ended.hash == hash ? 1U : 0U;
  out.count(count);
  for (const State::Ended& ended : state.ended_now) {
    if (ended.hash == hash) out.count(ended.life);
  }
}

void read_ended(std::uint32_t hash, binary::Decoder& in, State& state) {
  for (std::uint64_t left = in.count(); left != 0; --left) {
    const auto life = static_cast<std::uint32_t>(in.count_up_to(UINT32_MAX));
    state.ended_now.push_back({case_space, hash, life});
  }
}

RestoredCase read_blocks(const Program& program, const Succession& succession,
                         binary::Decoder& in) {
  const ProgramData& data = program.data();
  snapshot::read_policy_name(program.policy(), in);
  // In this order, so that both are read whatever they are.
  const bool same_texts = in.count() == fingerprint(succession);
  const bool same_layout = in.count() == snapshot::layout_of(data);
  if (!same_texts || !same_layout) {
    binary::damaged("it is of other texts of the policy, or of another version's program");
  }
  const StreamPlace place = snapshot::read_place(in);
  RestoredCase restored{State(data), SortBuffer(), place};
  snapshot::read_stream(in, restored.state);
  read_ended(static_cast<std::uint32_t>(in.count_up_to(UINT32_MAX)), in, restored.state);
  if (in.flag()) snapshot::CaseReader(data, restored.state, in).read(case_space);
  snapshot::read_held(data, in, restored.held);
  if (!in.at_end()) binary::damaged("there is more than belongs to it");
  return restored;
}

}  // namespace

std::string write_case(const Program& program, const Succession& succession, const State& state,
                       const SortBuffer& held, const StreamPlace& place, std::string_view case_key,
                       const WriteRef& write) {
  const ProgramData& data = program.data();
  if (std::string reason = why_not(data); !reason.empty()) return reason;
  const std::string begin = snapshot::head(snapshot::case_mark);
  write(begin);
  binary::BlockWriter blocks(write, begin);
  binary::Encoder out(blocks.bytes());
  out.text(program.policy());
  out.count(fingerprint(succession));
  out.count(snapshot::layout_of(data));
  snapshot::write_place(place, out);
  snapshot::write_stream(state, out);
  const SoughtKey sought(case_key);
  const auto hash = static_cast<std::uint32_t>(sought.hash);
  out.count(hash);
  write_ended(state, hash, out);
  const std::uint32_t id = state.cases[case_space].find(sought, state.cells, state.strings);
  out.flag(id != none);
  if (id != none) {
    snapshot::CaseWriter(data, state, blocks.bytes()).write({case_space, id});
    blocks.flow();
  }
  snapshot::write_held(held, state, case_key, blocks);
  blocks.finish();
  return {};
}

std::optional<RestoredCase> read_case(const Program& program, const Succession& succession,
                                      const ReadRef& read, std::string& refusal) {
  try {
    binary::BlockReader blocks(read, snapshot::read_head(snapshot::case_mark, read));
    binary::Decoder in([&] { return blocks.next(); });
    return read_blocks(program, succession, in);
  } catch (const binary::Damaged& damage) {
    refusal = "the snapshot cannot be restored: " + damage.reason;
    return std::nullopt;
  }
}

}  // namespace mora::inline v0::detail
