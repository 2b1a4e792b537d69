// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/lower_fine.hpp"

#include "lower/condition.hpp"

namespace mora::compile {

using detail::ClauseOp;
using detail::none;
using detail::Op;
using detail::Step;
using lower::Binding;
using lower::Captures;
using lower::CodeIndex;
using lower::FieldSource;
using lower::Phase;
using lower::Split;

std::uint32_t FineTable::fine(std::uint32_t fine, std::uint8_t space) {
  const auto [known, fresh] = fines_.emplace(std::pair(fine, space), 0);
  if (!fresh) return known->second;
  const sema::CheckedFine& checked = plan_.policy().fines[fine];
  detail::FineData data;
  data.amounts = add_amounts(checked.amounts);
  data.amount_count = static_cast<std::uint32_t>(checked.amounts.size());
  data.has_per = checked.per.has_value();
  if (checked.per) data.per = *checked.per;
  data.at_most = checked.at_most;
  data.has_percent = checked.percent.has_value();
  data.percent = checked.percent.value_or(Decimal{});
  data.aggravations = static_cast<std::uint32_t>(plan_.data().aggravations.size());
  detail::Terms& terms = plan_.data().terms;
  terms.fines.push_back({plan_.builder().text(checked.of_text),
                         static_cast<std::uint32_t>(terms.aggravations.size()),
                         static_cast<std::uint32_t>(checked.aggravated.size())});
  for (const sema::CheckedAggravation& aggravation : checked.aggravated) {
    add_aggravation(aggravation, space);
  }
  data.aggravation_count =
      static_cast<std::uint32_t>(plan_.data().aggravations.size()) - data.aggravations;
  plan_.data().fines.push_back(data);
  known->second = static_cast<std::uint32_t>(plan_.data().fines.size() - 1);
  return known->second;
}

std::uint32_t FineTable::add_amounts(const std::vector<detail::Amount>& amounts) {
  std::vector<detail::Amount>& all = plan_.data().amounts;
  const auto first = static_cast<std::uint32_t>(all.size());
  all.insert(all.end(), amounts.begin(), amounts.end());
  return first;
}

// The case remembers what could aggravate; what is said of the violation is looked at when there is
// one.
void FineTable::add_aggravation(const sema::CheckedAggravation& aggravation, std::uint8_t space) {
  const std::uint32_t amounts = add_amounts(aggravation.amounts);
  plan_.data().terms.aggravations.push_back(
      {plan_.builder().phrases(aggravation.written->texts), amounts,
       static_cast<std::uint32_t>(aggravation.amounts.size())});
  for (const std::uint32_t event : lower::events_of(aggravation.when)) {
    const Split where =
        lower::split(lower::condition_for(aggravation.when, event), lower::depends_on_violation);
    Captures captures;
    const FieldSource event_fields{&plan_.event(event), nullptr};
    const Binding now{event_fields, {}};
    const Binding later{{&plan_.event(event), &captures}, {}, Op::memory_time, Op::memory};
    const CodeIndex residue = where.later ? plan_.code().value(*where.later, later) : none;
    Step remember;
    remember.op = ClauseOp::remember;
    remember.space = space;
    remember.index = plan_.add_memory(space, captures, event);
    remember.condition = where.now ? plan_.code().value(*where.now, now) : none;
    remember.captures = plan_.capture_slots(captures, event);
    plan_.add(event, Phase::aggravations, remember);
    plan_.data().aggravations.push_back(
        {remember.index, residue, amounts, static_cast<std::uint32_t>(aggravation.amounts.size())});
    aggravating_[{event, space}] = true;
  }
}

void FineTable::add_amendments() {
  for (const auto& [where, yes] : aggravating_) {
    Step amend;
    amend.op = ClauseOp::amend;
    amend.space = where.second;
    plan_.add(where.first, Phase::amendments, amend);
  }
}

}  // namespace mora::compile
