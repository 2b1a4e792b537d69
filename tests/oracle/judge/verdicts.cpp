// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/verdicts.hpp"

#include <algorithm>
#include <utility>

namespace mora::oracle {

namespace {

Order behind(Order order, std::int64_t place) {
  order.push_back(place);
  return order;
}

bool can_cause(const Violation& held, const Violation& cause) {
  const auto& causing = held.rule->rule->causing;
  return cause.at >= held.at &&
         std::any_of(causing.begin(), causing.end(), [&](const syntax::Scalar& pattern) {
           return names_clause(pattern.text, cause.rule->clause);
         });
}

bool is_more(const Amount& amount, const std::optional<Amount>& than) {
  return !than || (than->currency == amount.currency && than->minor < amount.minor);
}

std::vector<std::uint64_t> lines_of(std::initializer_list<const LogEvent*> events) {
  std::vector<std::uint64_t> lines;
  for (const LogEvent* event : events) {
    if (event == nullptr) continue;
    if (std::find(lines.begin(), lines.end(), event->line) == lines.end()) {
      lines.push_back(event->line);
    }
  }
  return lines;
}

}  // namespace

Scene Verdicts::scene(const CaseFacts& facts, const Violation& v) const {
  return {regulation_.place, facts, v.event, v.trigger};
}

std::optional<std::string> Verdicts::person_of(const Life& life, const Violation& v) const {
  const auto& liable = v.rule->rule->liable;
  if (!liable) return std::nullopt;
  if (liable->person) {
    const Value person = value_of(*liable->person, scene(life.facts, v));
    const auto* const name = person.get<std::string>();
    return name == nullptr ? std::nullopt : std::optional(*name);
  }
  const auto holder = life.facts.roles.find(liable->role.text);
  return holder == life.facts.roles.end() ? std::nullopt : std::optional(holder->second);
}

std::optional<Amount> Verdicts::amount_on(const std::vector<syntax::DatedAmount>& amounts,
                                          Instant t) const {
  const auto* const amount = in_force(regulation_.place.zone, amounts, t);
  if (amount == nullptr) return std::nullopt;
  return amount_from_text(amount->amount.text, regulation_.place.currency);
}

std::optional<Amount> Verdicts::first_fine(const Life& life, const Violation& v) const {
  const syntax::Fine* const fine = v.rule->fine;
  if (fine == nullptr) return std::nullopt;
  std::optional<Amount> amount = amount_on(fine->amounts, v.at);
  if (fine->percent) {
    const Value of = value_of(*fine->of, scene(life.facts, v));
    Number part = number_from_text(fine->percent->text);
    part.places += 2;
    if (const auto* whole = of.get<Amount>()) {
      amount = Amount{scaled(whole->minor, part), whole->currency};
    }
  }
  const std::optional<Amount> base = amount;
  amount = raised(amount, life.history, v);
  if (amount != base) ++happened_["aggravated from the start"];
  return amount;
}

bool Verdicts::aggravates(const syntax::Aggravation& aggravation, const Seen& seen,
                          const Violation& v) const {
  const ViolationFacts facts{v.rule->clause, v.rule->role(), v.person};
  return matches(aggravation.when,
                 Scene{regulation_.place, seen.facts, seen.event, nullptr, &facts});
}

std::optional<Amount> Verdicts::raised(std::optional<Amount> fine, const std::vector<Seen>& events,
                                       const Violation& v) const {
  if (v.rule->fine == nullptr) return fine;
  for (const syntax::Aggravation& aggravation : v.rule->fine->aggravated) {
    const std::optional<Amount> higher = amount_on(aggravation.amounts, v.at);
    if (!higher || !is_more(*higher, fine)) continue;
    const bool applies = std::any_of(events.begin(), events.end(), [&](const Seen& seen) {
      return aggravates(aggravation, seen, v);
    });
    if (applies) fine = higher;
  }
  return fine;
}

Violation& Verdicts::violate(Life& life, Violation violation, const Order& order) {
  violation.number = next_number_++;
  violation.person = person_of(life, violation);
  violation.fine = first_fine(life, violation);
  Violation& v = life.violations.emplace_back(std::move(violation));
  if (!v.rule->rule->causing.empty()) {
    const auto cause = std::find_if(life.found.begin(), life.found.end(),
                                    [&](const Violation* found) { return can_cause(v, *found); });
    if (cause == life.found.end()) {
      ++happened_["held back for want of a cause"];
      return v;
    }
    v.cause = *cause;
    ++happened_["cause found already"];
  }
  emit(life, v, order);
  return v;
}

void Verdicts::emit(Life& life, Violation& v, const Order& order) {
  v.held = false;
  v.order = order;
  life.found.push_back(&v);
  life.facts.violated.insert(v.rule->clause);
  tell(order, told("violation", v, nullptr));
  if (v.late != nullptr) {
    ++happened_["late while held back"];
    tell(behind(order, 0), told("late", v, v.late));
  }
  release_by(life, v, order);
}

// Held violations are in the order in which they came about; each is followed by those that it
// releases itself.
void Verdicts::release_by(Life& life, const Violation& cause, const Order& order) {
  std::int64_t place = 1;
  for (Violation& held : life.violations) {
    if (!held.held || !can_cause(held, cause)) continue;
    held.cause = &cause;
    ++happened_["released by a cause"];
    emit(life, held, behind(order, place++));
  }
}

void Verdicts::amend(Life& life, const LogEvent& event, std::size_t step) {
  const std::vector<Seen> seen{{&event, life.facts, {}}};
  for (Violation& v : life.violations) {
    const std::optional<Amount> before = v.fine;
    v.fine = raised(before, seen, v);
    if (v.fine == before) continue;
    if (v.held) {
      ++happened_["raised while held back"];
      continue;
    }
    Order order{static_cast<std::int64_t>(step), 1, 0, name_.key_place};
    order.insert(order.end(), v.order.begin(), v.order.end());
    tell(order, amended(v, before, event));
  }
}

Told Verdicts::amended(const Violation& v, const std::optional<Amount>& before,
                       const LogEvent& event) const {
  Told amended = told("amended", v, &event);
  amended.from = before;
  amended.to = v.fine;
  amended.delta = Amount{v.fine->minor - (before ? before->minor : 0), v.fine->currency};
  return amended;
}

void Verdicts::fulfil_late(Violation& v, const LogEvent& event, const Order& order) {
  v.late = &event;
  const std::optional<Amount> before = v.fine;
  const std::optional<Amount> grown = fine_by_lateness(v);
  const bool grows = grown && is_more(*grown, v.fine);
  if (grows) {
    ++happened_["fine grown by lateness"];
    v.fine = grown;
  }
  if (v.held) return;
  tell(order, told("late", v, &event));
  if (grows) tell(behind(order, 0), amended(v, before, event));
}

// One amount for each started unit from the due time on.
std::optional<Amount> Verdicts::fine_by_lateness(const Violation& v) const {
  const syntax::Fine* const fine = v.rule->fine;
  if (fine == nullptr || !fine->per) return std::nullopt;
  std::optional<Amount> amount = amount_on(fine->amounts, v.at);
  if (!amount) return std::nullopt;
  Wide units = 1;
  for (auto end = unit_end(*v.due, *fine->per, 1); end && *end < v.late->time; ++units) {
    end = unit_end(*v.due, *fine->per, static_cast<std::int64_t>(units) + 1);
  }
  amount->minor *= units;
  if (!fine->at_most) return amount;
  const Amount most = amount_from_text(fine->at_most->text, regulation_.place.currency);
  return amount->minor > most.minor ? most : amount;
}

// When so many units of a fine by lateness are over.
std::optional<Instant> Verdicts::unit_end(Instant due, syntax::DurationLiteral per,
                                          std::int64_t units) const {
  per.exact.us *= units;
  per.count *= units;
  return Clock(regulation_.place.zone, nullptr).after(due, per);
}

void Verdicts::warn(const Life& life, const Obligation& o, Instant at, const Order& order) {
  Violation warning;
  warning.number = next_number_++;
  warning.rule = o.rule;
  warning.trigger = o.trigger;
  warning.at = at;
  warning.due = o.due;
  warning.person = person_of(life, warning);
  tell(order, told("warning", warning, nullptr));
}

Told Verdicts::told(const char* kind, const Violation& v, const LogEvent* later) const {
  Told told;
  told.kind = kind;
  told.violation = v.number;
  told.clause = v.rule->clause;
  told.rule = v.rule->rule->name.text;
  told.case_key = name_.value;
  told.role = v.rule->role();
  told.person = v.person;
  if (v.trigger != nullptr) told.opened_at = v.trigger->time;
  told.due_at = v.due;
  told.at = later == nullptr ? v.at : later->time;
  told.fine = v.fine;
  told.evidence = lines_of({v.trigger, v.event, later});
  if (told.kind == "late") {
    told.fulfilled_at = later->time;
    told.late_by = later->time - *v.due;
  }
  if (later == nullptr && v.cause != nullptr) {
    told.caused = ToldCause{v.cause->rule->clause, v.cause->at};
  }
  return told;
}

}  // namespace mora::oracle
