// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/known_programs.hpp"

#include <algorithm>
#include <utility>

#include "program/program_data.hpp"

namespace mora::report {
namespace {

// A run has few policies at a time, but may be given edited ones for years.
constexpr std::size_t most_known = 64;

}  // namespace

KnownProgram::KnownProgram(Program known, Language language)
    : program(std::move(known)), times(program.data().zone), sentences(program, language) {}

void KnownPrograms::find(const Program& program) {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const auto& known) {
    return &known->program.data() == &program.data();
  });
  if (found != known_.end()) {
    last_ = found->get();
    return;
  }
  if (known_.size() == most_known) known_.clear();
  last_ = known_.emplace_back(std::make_unique<KnownProgram>(program, language_)).get();
}

}  // namespace mora::report
