// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/move_terms.hpp"

namespace mora::adoption {

namespace {

detail::Phrases moved(Transfer& transfer, detail::Phrases phrases) {
  std::vector<detail::Text>& all = transfer.data().terms.phrases;
  const auto first = static_cast<std::uint32_t>(all.size());
  for (std::uint32_t i = 0; i < phrases.count; ++i) {
    all.push_back(transfer.text(transfer.old().terms.phrases[phrases.first + i]));
  }
  return {first, phrases.count};
}

detail::AggravationTerms moved(Transfer& transfer, detail::AggravationTerms terms) {
  terms.when = moved(transfer, terms.when);
  std::vector<detail::Amount>& amounts = transfer.data().amounts;
  const auto first = static_cast<std::uint32_t>(amounts.size());
  for (std::uint32_t i = 0; i < terms.amount_count; ++i) {
    amounts.push_back(transfer.old().amounts[terms.amounts + i]);
  }
  terms.amounts = first;
  return terms;
}

}  // namespace

void move_rule_terms(Transfer& transfer, std::uint32_t rule) {
  const detail::Terms& old = transfer.old().terms;
  detail::Terms& next = transfer.data().terms;
  detail::RuleTerms terms = old.rules[rule];
  for (detail::Phrases* phrases :
       {&terms.on, &terms.wanted, &terms.until, &terms.unless, &terms.match}) {
    *phrases = moved(transfer, *phrases);
  }
  terms.by = transfer.text(terms.by);
  terms.person = transfer.text(terms.person);
  const std::uint32_t first = terms.pauses;
  terms.pauses = static_cast<std::uint32_t>(next.pauses.size());
  for (std::uint32_t i = 0; i < terms.pause_count; ++i) {
    const detail::PauseTerms& pause = old.pauses[first + i];
    next.pauses.push_back({moved(transfer, pause.from), moved(transfer, pause.to)});
  }
  next.rules.push_back(terms);
}

void move_fine_terms(Transfer& transfer, std::uint32_t fine) {
  const detail::Terms& old = transfer.old().terms;
  detail::Terms& next = transfer.data().terms;
  detail::FineTerms terms = old.fines[fine];
  const std::uint32_t first = terms.aggravations;
  terms.of = transfer.text(terms.of);
  terms.aggravations = static_cast<std::uint32_t>(next.aggravations.size());
  for (std::uint32_t i = 0; i < terms.aggravation_count; ++i) {
    next.aggravations.push_back(moved(transfer, old.aggravations[first + i]));
  }
  next.fines.push_back(terms);
}

}  // namespace mora::adoption
