// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/finding.hpp"

#include "report/sentence.hpp"

namespace mora::inline v0 {

std::string_view kind_name(FindingKind kind) {
  switch (kind) {
    case FindingKind::violation: return "violation";
    case FindingKind::amended: return "amended";
    case FindingKind::late: return "late";
    case FindingKind::warning: break;
  }
  return "warning";
}

std::string because(const Program& program, const Finding& finding, Language language) {
  return report::sentence(program, finding, language, report::Liable::named);
}

}  // namespace mora::inline v0
