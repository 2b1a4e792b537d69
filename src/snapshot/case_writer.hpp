// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseWriter: a case with all that hangs on it as bytes: its state words, violations and
// obligations. CaseReader reads them; both go by the same order. Threads: one owner.

#include <cstdint>
#include <string>
#include <unordered_map>

#include "binary/encoder.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::snapshot {

class CaseWriter {
 public:
  // What is written goes to `out`. The state must not change meanwhile.
  CaseWriter(const detail::ProgramData& program, const detail::State& state, std::string& out)
      : program_(program), state_(state), out_(out) {}

  void write(detail::CaseRef home);

 private:
  void write_age(detail::CaseRef home);
  void write_words(detail::CaseRef home);
  void write_memory(std::uint32_t memory, std::uint32_t first);
  void write_captures(std::uint32_t first, std::uint32_t count);
  void number_violations(detail::CaseRef home);
  void number_list(std::uint32_t first);
  void write_violations(detail::CaseRef home);
  void write_list(std::uint32_t first);
  void write_violation(const detail::Violation& v);
  void write_obligations(detail::CaseRef home);
  void write_obligation(const detail::Obligation& o);

  const detail::ProgramData& program_;
  const detail::State& state_;
  binary::Encoder out_;
  detail::Scratch scratch_;
  // The violations of the case at hand, by their number in the state.
  std::unordered_map<std::uint32_t, std::uint64_t> violations_;
};

}  // namespace mora::snapshot
