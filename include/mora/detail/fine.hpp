// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. What a violation costs: base amount, percentage, aggravations.
// LANGUAGE.md section 6, "Fines" and "Aggravation".

#include <cstdint>
#include <optional>

#include "mora/detail/interpret.hpp"
#include "mora/detail/program_data.hpp"
#include "mora/detail/run.hpp"
#include "mora/money.hpp"

namespace mora::inline v0::detail {

// The entry in force at `t` of entries sorted by `from`; null before the first.
template <class Entry>
[[nodiscard]] const Entry* in_force(std::span<const Entry> entries, TimePoint t) {
  const Entry* found = nullptr;
  for (const Entry& entry : entries) {
    if (entry.from <= t) found = &entry;
  }
  return found;
}

[[nodiscard]] inline std::optional<Money> amount_at(const ProgramData& program, std::uint32_t first,
                                                    std::uint32_t count, TimePoint t) {
  const Amount* amount =
      in_force(std::span<const Amount>(program.amounts.data() + first, count), t);
  return amount == nullptr ? std::nullopt : std::optional(amount->money);
}

// `percent` of the amount, half to even on the minor unit; null for null, or if it does not fit.
[[nodiscard]] inline std::optional<Money> percent_of(Decimal percent, const Value& base) {
  if (base.kind() != ValueKind::money) return std::nullopt;
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

}  // namespace mora::inline v0::detail
