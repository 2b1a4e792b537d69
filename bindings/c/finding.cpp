// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "finding.hpp"

#include <optional>
#include <string_view>

#include "mora/finding.hpp"

#include "boundary.hpp"
#include "mora.h"

namespace mora::c {
namespace {

mora_money seen_from_c(const std::optional<Money>& money) {
  mora_money seen{};
  if (!money) return seen;
  seen.minor = money->minor;
  copy_code(money->currency, seen.currency);
  seen.digits = money->currency.digits;
  return seen;
}

mora_str str_or_none(std::string_view text) {
  return text.empty() ? mora_str{nullptr, 0} : str(text);
}

}  // namespace

mora_finding seen_from_c(const FindingSource& source) {
  const Finding& finding = *source.finding;
  mora_finding seen{};
  seen.size = sizeof seen;
  seen.id = finding.id;
  seen.kind = static_cast<int32_t>(finding.kind);
  seen.rule = finding.rule;
  seen.policy = str(finding.policy);
  seen.clause = str(finding.clause);
  seen.rule_name = str_or_none(finding.rule_name);
  seen.case_key = str(finding.case_key);
  seen.role = str_or_none(finding.role);
  // A person whose name is empty is someone, too.
  if (finding.person)
    seen.person = finding.person->empty() ? mora_str{"", 0} : str(*finding.person);
  seen.opened_at = time_or_none(finding.opened_at);
  seen.due_at = time_or_none(finding.due_at);
  seen.at = finding.at.us;
  seen.fine = seen_from_c(finding.fine);
  seen.evidence = finding.evidence;
  seen.evidence_count = finding.evidence_count;
  seen.from = seen_from_c(finding.from);
  seen.to = seen_from_c(finding.to);
  seen.delta = seen_from_c(finding.delta);
  seen.amending_event = str_or_none(finding.amending_event);
  seen.fulfilled_at = time_or_none(finding.fulfilled_at);
  seen.late_by = finding.late_by.us;
  if (finding.cause) seen.cause_clause = str(finding.cause->clause);
  seen.cause_at = finding.cause ? finding.cause->at.us : MORA_NO_TIME;
  seen.source = &source;
  return seen;
}

}  // namespace mora::c

extern "C" {

mora_status mora_finding_because(const mora_finding* finding, int32_t language,
                                 mora_text** because) {
  return mora::c::guard([&] {
    if (finding == nullptr || because == nullptr || (language != MORA_EN && language != MORA_ZH)) {
      return MORA_INVALID_ARGUMENT;
    }
    const auto& source = *static_cast<const mora::c::FindingSource*>(finding->source);
    mora::c::give(because, mora::because(*source.program, *source.finding,
                                         static_cast<mora::Language>(language)));
    return MORA_OK;
  });
}

}  // extern "C"
