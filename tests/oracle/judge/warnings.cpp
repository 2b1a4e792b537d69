// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Warnings before an obligation is due: when they come, by LANGUAGE sections 4 and 8.

#include <algorithm>

#include "oracle/judge/case_judge.hpp"

namespace mora::oracle {

namespace {

// So many percent of the length, rounded up to a microsecond.
Length share(Length length, Decimal percent) {
  Wide numerator = Wide{length.count()} * percent.coefficient;
  Wide denominator = 100;
  if (percent.exponent >= 0) {
    numerator *= power_of_ten(percent.exponent);
  } else {
    denominator *= power_of_ten(-percent.exponent);
  }
  return Length(static_cast<std::int64_t>((numerator + denominator - 1) / denominator));
}

}  // namespace

// At the trigger: with how much clock time left each warning is to come. There is none of what is
// past due already.
void CaseJudge::note_warnings(Obligation& o) {
  if (!o.rule->is("require") || !o.due || *o.due < step_->time) return;
  const Length all = clock_of(regulation_, *o.rule).between(step_->time, *o.due);
  for (const syntax::Warning& written : o.rule->rule->warn) {
    Warning warning;
    warning.left = written.percent ? all - share(all, *written.percent) : Length(written.left.us);
    o.warnings.push_back(warning);
  }
  std::stable_sort(o.warnings.begin(), o.warnings.end(),
                   [](const Warning& a, const Warning& b) { return a.left > b.left; });
}

// Whenever the clock begins to run: what is past already comes now, behind the events of this
// instant as every warning does.
void CaseJudge::place_warnings(Obligation& o) {
  if (!o.due) return;
  const Clock clock = clock_of(regulation_, *o.rule);
  const Length left = clock.between(step_->time, *o.due);
  for (Warning& warning : o.warnings) {
    const bool is_past = left < warning.left;
    if (is_past) ++happened_["warning past already"];
    warning.at = is_past ? step_->time : clock.after(step_->time, left - warning.left);
  }
}

void CaseJudge::warn(Obligation& o, const Warning& warning, Instant at, const Order& order) {
  verdicts_.warn(life_, o, at, order);
  o.warnings.erase(o.warnings.begin() + (&warning - o.warnings.data()));
}

}  // namespace mora::oracle
