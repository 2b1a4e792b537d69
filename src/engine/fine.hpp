// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a violation costs: base amount, percentage, aggravations.
// LANGUAGE.md section 6, "Fines" and "Aggravation".

#include <cstdint>
#include <optional>

#include "mora/money.hpp"

#include "engine/clock.hpp"
#include "engine/interpret.hpp"
#include "engine/run.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

[[nodiscard]] inline std::optional<Money> amount_at(const ProgramData& program, std::uint32_t first,
                                                    std::uint32_t count, TimePoint t) {
  const Amount* amount =
      in_force(std::span<const Amount>(program.amounts.data() + first, count), t);
  return amount == nullptr ? std::nullopt : std::optional(amount->money);
}

// `percent` of the amount, half to even on the minor unit; null for null, for less than nothing, or
// if it does not fit.
[[nodiscard]] inline std::optional<Money> percent_of(Decimal percent, const Value& base) {
  if (base.kind() != ValueKind::money || base.money().minor < 0) return std::nullopt;
  const auto factor = make_decimal(percent.coefficient, percent.exponent - 2);
  if (!factor) return std::nullopt;
  const auto minor = scale_integer(base.money().minor, *factor);
  if (!minor) return std::nullopt;
  return Money{*minor, base.money().currency};
}

// The fine before any aggravation.
[[nodiscard]] inline std::optional<Money> base_fine(const Context& context, const FineData& fine,
                                                    CodeIndex fine_base, TimePoint at) {
  if (!fine.has_percent) {
    return amount_at(*context.program, fine.amounts, fine.amount_count, at);
  }
  if (fine_base == none) return std::nullopt;
  return percent_of(fine.percent, interpret(context, fine_base));
}

// Whether the remembered event aggravates the violation in `context`.
[[nodiscard]] inline bool aggravates(Context context, const Aggravation& aggravation,
                                     const Memory& memory) {
  context.memory = context.state->captures.at(memory.captures);
  context.memory_time = memory.time;
  return is_true(context, aggravation.residue);
}

// `fine`, raised by the aggravation's amount if that is higher and of the same currency.
inline void raise(std::optional<Money>& fine, const ProgramData& program,
                  const Aggravation& aggravation, TimePoint at) {
  const auto amount = amount_at(program, aggravation.amounts, aggravation.amount_count, at);
  if (!amount) return;
  if (!fine || (fine->currency == amount->currency && fine->minor < amount->minor)) fine = amount;
}

[[nodiscard]] inline std::span<const Aggravation> aggravations(const ProgramData& program,
                                                               const FineData& fine) {
  return {program.aggravations.data() + fine.aggravations, fine.aggravation_count};
}

// Raises by whatever the case remembers already.
inline void raise_by_memories(std::optional<Money>& fine, const Context& context,
                              const FineData& data, TimePoint at) {
  for (const Aggravation& aggravation : aggravations(*context.program, data)) {
    std::uint32_t id =
        first_entry(*context.state, *context.program, context.home, aggravation.memory);
    for (; id != none; id = context.state->memories[id].next) {
      const Memory& memory = context.state->memories[id];
      if (!aggravates(context, aggravation, memory)) continue;
      raise(fine, *context.program, aggravation, at);
      break;
    }
  }
}

// How many units of `per` have started between the due time and the fulfilment; at least one.
[[nodiscard]] inline std::int64_t started_units(const ProgramData& program, const Within& per,
                                                TimePoint due, TimePoint fulfilled) {
  const std::int64_t late = (fulfilled - due).us;
  if (!per.civil)
    return late <= per.amount ? 1 : late / per.amount + (late % per.amount != 0 ? 1 : 0);
  // What must have started by now, and then one by one: civil units differ in length.
  std::int64_t units = late / greatest_length(per).us;
  if (units == 0) units = 1;
  for (;; ++units) {
    Within all = per;
    all.amount = per.amount * units;
    if (after(program, none, due, all) >= fulfilled) return units;
  }
}

// Raises the fine of a violation that is fulfilled late, where it counts by started units of
// lateness; says whether it rose.
inline bool raise_by_lateness(const ProgramData& program, Violation& v, TimePoint fulfilled) {
  if (program.rules[v.rule].fine == none) return false;
  const FineData& fine = program.fines[program.rules[v.rule].fine];
  if (!fine.has_per) return false;
  const auto amount = amount_at(program, fine.amounts, fine.amount_count, v.at);
  if (!amount) return false;
  const std::int64_t units = started_units(program, fine.per, v.at, fulfilled);
  const auto product = scale_integer(amount->minor, Decimal{units, 0});
  if (!product && !fine.at_most) return false;
  std::int64_t minor = product.value_or(INT64_MAX);
  if (fine.at_most && fine.at_most->minor < minor) minor = fine.at_most->minor;
  if (v.has_fine && (v.fine.currency != amount->currency || v.fine.minor >= minor)) return false;
  v.has_fine = true;
  v.fine = Money{minor, amount->currency};
  return true;
}

}  // namespace mora::inline v0::detail
