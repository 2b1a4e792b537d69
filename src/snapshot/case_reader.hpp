// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseReader: puts a case that a CaseWriter wrote into a state. Whatever the bytes are, the state
// is one that the engine can go on from, or Damaged is thrown and the state is of no use. Threads:
// one owner.

#include <cstdint>
#include <vector>

#include "binary/decoder.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::snapshot {

class CaseReader {
 public:
  CaseReader(const detail::ProgramData& program, detail::State& state, binary::Decoder& in)
      : program_(program), state_(state), in_(in) {}

  // One case of the key; those that are listed by age must come in that order.
  void read(std::uint8_t space);

 private:
  void read_age(detail::CaseRef home);
  void read_words(detail::CaseRef home);
  [[nodiscard]] std::uint32_t read_memory(std::uint32_t memory);
  [[nodiscard]] std::uint32_t read_captures(std::uint32_t first_field, std::uint32_t count);
  void read_violations(detail::CaseRef home);
  void link_causes();
  // Its number in the state.
  [[nodiscard]] std::uint32_t read_violation(detail::CaseRef home);
  void read_obligation(detail::CaseRef home);
  void read_waiting(detail::CaseRef home, detail::Obligation& o);
  void read_more(detail::Obligation& o, const detail::Opening& opening);
  void read_warnings(detail::Obligation& o, detail::ObligationMore& more);
  // A rule whose obligations and violations hang on cases of that key.
  [[nodiscard]] std::uint32_t rule_of(std::uint8_t space);

  const detail::ProgramData& program_;
  detail::State& state_;
  binary::Decoder& in_;
  binary::KeptValues kept_;
  std::vector<Value> values_;
  std::vector<std::uint32_t> slots_;       // 0, 1, 2, …: as many as there have been values
  std::vector<std::uint32_t> violations_;  // of the case at hand, by number
};

}  // namespace mora::snapshot
