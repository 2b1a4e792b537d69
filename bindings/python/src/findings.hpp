// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings and rejections kept without Python's lock, until Python takes them.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "handles.hpp"

namespace mora::python {

// A finding that owns its texts.
struct KeptFinding {
  explicit KeptFinding(const mora_finding& finding, std::int32_t language);

  // In the order in which the package reads them.
  [[nodiscard]] nb::tuple tuple() const;

 private:
  using Text = std::optional<std::string>;

  mora_finding finding_;  // its texts are dangling
  std::string policy_, clause_, case_key_, because_;
  Text rule_name_, role_, person_, amending_event_, cause_clause_;
  std::vector<std::uint64_t> evidence_;
};

struct Kept {
  std::int32_t language = MORA_EN;
  std::vector<KeptFinding> findings;
  std::vector<std::pair<std::uint64_t, std::string>> rejections;
};

}  // namespace mora::python
