// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/clock.hpp"

#include "oracle/judge/scene.hpp"

namespace mora::oracle {

namespace {

std::optional<Instant> within_years(std::optional<Instant> t) {
  return t && *t > last_instant() ? std::nullopt : t;
}

}  // namespace

Length Clock::between(Instant from, Instant to) const {
  return calendar_ == nullptr ? to - from : calendar_->between(from, to);
}

std::optional<Instant> Clock::after(Instant from, Length length) const {
  return within_years(calendar_ == nullptr ? from + length : calendar_->after(from, length));
}

std::optional<Instant> Clock::after(Instant from, const syntax::DurationLiteral& duration) const {
  if (!duration.civil) return after(from, Length(duration.exact.us));
  if (duration.unit != syntax::CivilUnit::business_day) return civil_later(zone_, from, duration);
  return within_years(calendar_->business_days_later(from, duration.count));
}

}  // namespace mora::oracle
