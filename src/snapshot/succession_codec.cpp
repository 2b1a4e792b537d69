// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "snapshot/succession_codec.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "binary/damaged.hpp"
#include "compile/compile_sources.hpp"
#include "engine/adopt.hpp"
#include "program/program_data.hpp"

namespace mora::snapshot {

using detail::RuleUse;
using detail::SourceText;
using detail::Successor;

namespace {

void write_sources(const Program& program, binary::Encoder& out) {
  const std::vector<SourceText>& sources = program.data().sources;
  out.count(sources.size());
  for (const SourceText& source : sources) {
    out.text(source.name);
    out.text(source.text);
  }
}

void write_uses(const std::vector<RuleUse>& uses, binary::Encoder& out) {
  out.count(uses.size());
  for (const RuleUse& use : uses) {
    out.flag(use.live);
    out.flag(use.waiting);
    out.flag(use.violations);
  }
}

std::vector<SourceText> read_sources(binary::Decoder& in) {
  std::vector<SourceText> sources;
  for (std::uint64_t left = in.count(); left != 0; --left) {
    std::string name = in.text();
    sources.push_back({std::move(name), in.text()});
  }
  return sources;
}

std::vector<RuleUse> read_uses(binary::Decoder& in) {
  std::vector<RuleUse> uses;
  for (std::uint64_t left = in.count(); left != 0; --left) {
    RuleUse use;
    use.live = in.flag();
    use.waiting = in.flag();
    use.violations = in.flag();
    uses.push_back(use);
  }
  return uses;
}

// What a policy is called does not make it another one.
bool same_texts(const std::vector<SourceText>& one, const std::vector<SourceText>& other) {
  const auto same = [](const SourceText& a, const SourceText& b) { return a.text == b.text; };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), same);
}

Program compiled(const std::vector<SourceText>& sources, const Program& wanted) {
  if (same_texts(sources, wanted.data().sources)) return wanted;
  if (sources.empty()) binary::damaged("it was taken of a policy without a text");
  CompileResult result = compile::compile_sources(sources);
  if (!result) {
    binary::damaged("the policy that it was taken of cannot be compiled:\n" + result.messages());
  }
  return std::move(result.program);
}

}  // namespace

void write_succession(const detail::Succession& succession, binary::Encoder& out) {
  write_sources(succession.first, out);
  out.count(succession.then.size());
  for (const Successor& successor : succession.then) {
    write_sources(successor.program, out);
    out.flag(successor.terms == OpenUnder::new_terms);
    write_uses(successor.uses, out);
  }
}

FoundProgram read_succession(const Program& wanted, binary::Decoder& in) {
  FoundProgram found;
  found.succession.first = compiled(read_sources(in), wanted);
  found.program = found.succession.first;
  for (std::uint64_t left = in.count(); left != 0; --left) {
    Successor successor;
    successor.program = compiled(read_sources(in), wanted);
    successor.terms = in.flag() ? OpenUnder::new_terms : OpenUnder::old_terms;
    successor.uses = read_uses(in);
    std::optional<Program> next = detail::follow(found.program, successor);
    if (!next) binary::damaged("its policies do not follow each other");
    found.program = std::move(*next);
    found.succession.then.push_back(std::move(successor));
  }
  const Program& last =
      found.succession.then.empty() ? found.succession.first : found.succession.then.back().program;
  found.same_policy = same_texts(last.data().sources, wanted.data().sources);
  return found;
}

}  // namespace mora::snapshot
