// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings and rejections kept while the library works, which calls nothing of JavaScript's
// meanwhile: what they are told to afterwards may use the monitor, and may throw.

#include <cstdint>
#include <napi.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "handles.hpp"

namespace mora::node {

// A finding that owns its texts.
class KeptFinding {
 public:
  KeptFinding(const mora_finding& finding, std::int32_t language);

  // By the names that lib/finding.js reads.
  [[nodiscard]] Napi::Object object(Napi::Env env) const;

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

}  // namespace mora::node
