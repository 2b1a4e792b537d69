// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Verdicts: what becomes of the violations of one case: who is liable and what it costs, what is
// held back for want of a cause and what that releases, fines that rise, fulfilment that comes
// late.

#include <string>
#include <vector>

#include "oracle/judge/happenings.hpp"
#include "oracle/judge/life.hpp"
#include "oracle/judge/told.hpp"

namespace mora::oracle {

struct OrderedFinding {
  Order order;
  Told told;
};

class Verdicts {
 public:
  Verdicts(const Regulation& regulation, const CaseName& name,
           std::vector<OrderedFinding>& findings, Happenings& happened)
      : regulation_(regulation),
        name_(name),
        next_number_(name.first_violation),
        findings_(findings),
        happened_(happened) {}

  // Finds `violation`, or holds it back; `order` is where it is told if it is found now.
  Violation& violate(Life& life, Violation violation, const Order& order);
  // The event raises the fines of the case's earlier violations.
  void amend(Life& life, const LogEvent& event, std::size_t step);
  void fulfil_late(Violation& violation, const LogEvent& event, const Order& order);
  void warn(const Life& life, const Obligation& obligation, Instant at, const Order& order);

 private:
  [[nodiscard]] Scene scene(const CaseFacts& facts, const Violation& violation) const;
  [[nodiscard]] std::optional<std::string> person_of(const Life& life, const Violation& v) const;
  [[nodiscard]] std::optional<Amount> first_fine(const Life& life, const Violation& v) const;
  [[nodiscard]] bool aggravates(const syntax::Aggravation& aggravation, const Seen& seen,
                                const Violation& v) const;
  // `fine`, or the highest amount that the events lead to if that is more.
  [[nodiscard]] std::optional<Amount> raised(std::optional<Amount> fine,
                                             const std::vector<Seen>& events,
                                             const Violation& v) const;
  [[nodiscard]] std::optional<Amount> amount_on(const std::vector<syntax::DatedAmount>& amounts,
                                                Instant t) const;
  [[nodiscard]] std::optional<Amount> fine_by_lateness(const Violation& v) const;
  void emit(Life& life, Violation& violation, const Order& order);
  void release_by(Life& life, const Violation& cause, const Order& order);
  [[nodiscard]] std::optional<Instant> unit_end(Instant due, syntax::DurationLiteral per,
                                                std::int64_t units) const;
  [[nodiscard]] Told amended(const Violation& v, const std::optional<Amount>& before,
                             const LogEvent& event) const;
  [[nodiscard]] Told told(const char* kind, const Violation& v, const LogEvent* later) const;
  void tell(const Order& order, Told told) { findings_.push_back({order, std::move(told)}); }

  const Regulation& regulation_;
  CaseName name_;
  std::uint64_t next_number_;
  std::vector<OrderedFinding>& findings_;
  Happenings& happened_;
};

}  // namespace mora::oracle
