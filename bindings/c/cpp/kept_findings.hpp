// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings and rejections kept while the library works, which calls nothing of the other language's
// meanwhile: what they are told to afterwards may use the monitor, and may throw. Threads: one
// owner.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mora_handles.hpp"

namespace mora::binding {

inline std::optional<std::string> text_or_none(mora_str text) {
  if (text.data == nullptr) return std::nullopt;
  return std::string(view(text));
}

inline std::string because(const mora_finding& finding, std::int32_t language) {
  mora_text* text = nullptr;
  check(mora_finding_because(&finding, language, &text));
  return std::string(view(TextHandle(text)));
}

// A finding that owns its texts.
struct KeptFinding {
  using Text = std::optional<std::string>;

  KeptFinding(const mora_finding& finding, std::int32_t language)
      : told(finding),
        policy(view(finding.policy)),
        clause(view(finding.clause)),
        case_key(view(finding.case_key)),
        because(binding::because(finding, language)),
        rule_name(text_or_none(finding.rule_name)),
        role(text_or_none(finding.role)),
        person(text_or_none(finding.person)),
        amending_event(text_or_none(finding.amending_event)),
        cause_clause(text_or_none(finding.cause_clause)),
        evidence(finding.evidence, finding.evidence + finding.evidence_count) {}

  mora_finding told;  // its texts and its evidence are dangling
  std::string policy, clause, case_key, because;
  Text rule_name, role, person, amending_event, cause_clause;
  std::vector<std::uint64_t> evidence;
};

struct Kept {
  std::int32_t language = MORA_EN;
  std::vector<KeptFinding> findings;
  std::vector<std::pair<std::uint64_t, std::string>> rejections;

  // For the library, with a Kept as the context. It stops at what these throw, and says that it
  // failed.
  static void keep_finding(void* kept, const mora_finding* finding) {
    auto& all = *static_cast<Kept*>(kept);
    all.findings.emplace_back(*finding, all.language);
  }
  static void keep_rejection(void* kept, std::uint64_t line, mora_str reason) {
    static_cast<Kept*>(kept)->rejections.emplace_back(line, view(reason));
  }
};

}  // namespace mora::binding
