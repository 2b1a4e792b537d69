// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/plan_adoption.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "adoption/new_terms.hpp"
#include "engine/cell.hpp"

namespace mora::adoption {

using detail::none;
using detail::Obligation;
using detail::ObligationState;
using detail::RuleData;

namespace {

class Planning {
 public:
  Planning(const ProgramData& old, const detail::State& state, const ProgramData& next,
           OpenUnder terms)
      : old_(old), state_(state), next_(next), open_under_(terms) {}

  [[nodiscard]] AdoptionPlan plan();

 private:
  [[nodiscard]] std::string refusal() const;
  [[nodiscard]] std::string changed_field() const;
  void index_rules();
  void judge_rule(std::uint32_t rule);
  [[nodiscard]] Fate fate_of(std::uint32_t rule, RuleFate& fate) const;
  [[nodiscard]] bool find_captures(std::uint32_t rule, RuleFate& fate) const;
  [[nodiscard]] std::string missing_field(std::uint32_t rule, std::uint32_t to) const;
  void count_uses();
  void list_changes();
  void add_change(RuleChange::Kind kind, const ProgramData& data, std::uint32_t rule);
  void judge_obligations();
  void judge(std::uint32_t id, NewTerms& new_terms);
  void move(std::uint32_t id, const Moved& moved);

  template <class Visit>
  void for_each_obligation(Visit visit) const;

  const ProgramData& old_;
  const detail::State& state_;
  const ProgramData& next_;
  OpenUnder open_under_;
  AdoptionPlan plan_;
  // The next policy's own rules by name, and all of its rules by name and terms.
  std::map<std::string, std::uint32_t, std::less<>> named_;
  std::map<std::string, std::uint32_t, std::less<>> termed_;
};

std::string with_terms(const std::string& identity, const std::string& terms) {
  return identity + "\n" + terms;
}

std::string_view precision_name(std::int64_t us) {
  if (us == 1) return "microsecond";
  if (us == milliseconds(1).us) return "millisecond";
  if (us == seconds(1).us) return "second";
  return us == minutes(1).us ? "minute" : "hour";
}

template <class Visit>
void Planning::for_each_obligation(Visit visit) const {
  detail::for_each_case(state_, [&](detail::CaseRef home) {
    for (std::uint32_t id = detail::first_obligation(state_, home); id != none;
         id = state_.obligation(id).next) {
      visit(id);
    }
  });
}

AdoptionPlan Planning::plan() {
  plan_.adoption.refusal = refusal();
  if (!plan_.adoption) return std::move(plan_);
  plan_.origins = origins_of(next_, old_);
  index_rules();
  plan_.rules.resize(old_.rules.size());
  for (std::uint32_t i = 0; i < old_.rules.size(); ++i) judge_rule(i);
  count_uses();
  if (!fits(plan_, old_, next_)) {
    plan_.adoption.refusal = fmt::format(
        "with what is still open under former rules it has more than {} keys or {} "
        "rules",
        detail::max_spaces, detail::max_rules);
    return std::move(plan_);
  }
  list_changes();
  judge_obligations();
  return std::move(plan_);
}

std::string Planning::refusal() const {
  const auto differs = [](std::string_view what, std::string_view old, std::string_view next) {
    return fmt::format("its {} is '{}', that of the running one is '{}'", what, next, old);
  };
  if (old_.view(old_.policy) != next_.view(next_.policy)) {
    return differs("name", old_.view(old_.policy), next_.view(next_.policy));
  }
  const std::string_view key = old_.view(old_.spaces[0].field);
  if (key != next_.view(next_.spaces[0].field)) {
    return differs("case key", key, next_.view(next_.spaces[0].field));
  }
  if (old_.zone.name != next_.zone.name) {
    return differs("timezone", old_.zone.name, next_.zone.name);
  }
  if (old_.precision_us != next_.precision_us) {
    return differs("precision", precision_name(old_.precision_us),
                   precision_name(next_.precision_us));
  }
  return changed_field();
}

// Kept values would be of the wrong type.
std::string Planning::changed_field() const {
  const Schema old(old_);
  const Schema next(next_);
  for (EventType type = 0; type < old.event_count(); ++type) {
    const auto same = next.find_event(old.event_name(type));
    for (std::uint32_t slot = 0; same && slot < old.field_count(type); ++slot) {
      const Field field = old.field(type, slot);
      const auto place = next.find_field(*same, field.name);
      if (!place || next.field(*same, *place).kind == field.kind) continue;
      return fmt::format(
          "field '{}' of event '{}' was a {} and is a {} now; a new type needs a "
          "new name",
          field.name, old.event_name(type), kind_name(field.kind),
          kind_name(next.field(*same, *place).kind));
    }
  }
  return {};
}

void Planning::index_rules() {
  const Terms terms(next_);
  for (std::uint32_t i = 0; i < next_.rules.size(); ++i) {
    const std::string identity = rule_identity(next_, i);
    termed_.emplace(with_terms(identity, terms.rule(i)), i);
    if (next_.rules[i].former.size == 0) named_.emplace(identity, i);
  }
}

void Planning::judge_rule(std::uint32_t rule) {
  RuleFate& fate = plan_.rules[rule];
  fate.terms = Terms(old_).rule(rule);
  fate.fate = fate_of(rule, fate);
}

Fate Planning::fate_of(std::uint32_t rule, RuleFate& fate) const {
  const std::string identity = rule_identity(old_, rule);
  if (const auto same = termed_.find(with_terms(identity, fate.terms)); same != termed_.end()) {
    fate.to = same->second;
    return Fate::kept;
  }
  if (const auto named = named_.find(identity); named != named_.end()) fate.to = named->second;
  if (open_under_ == OpenUnder::old_terms) return Fate::former;
  if (fate.to == none) return Fate::cancelled;
  const RuleData& before = old_.rules[rule];
  const RuleData& after = next_.rules[fate.to];
  const bool comparable =
      before.form == after.form && before.has_trigger == after.has_trigger &&
      old_.view(old_.spaces[before.space].field) == next_.view(next_.spaces[after.space].field);
  if (!comparable) return Fate::cancelled;
  fate.same_clock = Terms(old_).calendar(before.clock) == Terms(next_).calendar(after.clock);
  return find_captures(rule, fate) ? Fate::moved : Fate::former;
}

// Where each capture of the next rule stood in the rule before; false if one did not.
bool Planning::find_captures(std::uint32_t rule, RuleFate& fate) const {
  const RuleData& before = old_.rules[rule];
  const RuleData& after = next_.rules[fate.to];
  for (std::uint32_t i = 0; i < after.capture_count; ++i) {
    const detail::FieldData& wanted = next_.capture_fields[after.captures + i];
    std::uint32_t place = 0;
    while (place < before.capture_count) {
      const detail::FieldData& kept = old_.capture_fields[before.captures + place];
      if (kept.kind == wanted.kind && old_.view(kept.name) == next_.view(wanted.name)) break;
      ++place;
    }
    if (place == before.capture_count) return false;
    fate.captures.push_back(place);
  }
  return true;
}

void Planning::count_uses() {
  for_each_obligation([&](std::uint32_t id) {
    const Obligation& o = state_.obligation(id);
    detail::RuleUse& use = plan_.rules[o.rule].use;
    (o.live() ? use.live : use.waiting) = true;
  });
  detail::for_each_case(state_, [&](detail::CaseRef home) {
    for (const detail::List& list :
         {detail::violations_of(state_, home), detail::held_of(state_, home)}) {
      for (std::uint32_t id = list.first; id != none; id = state_.violations[id].next) {
        plan_.rules[state_.violations[id].rule].use.violations = true;
      }
    }
  });
}

void Planning::list_changes() {
  std::map<std::string, std::uint32_t, std::less<>> before;
  for (std::uint32_t i = 0; i < old_.rules.size(); ++i) {
    if (old_.rules[i].former.size == 0) before.emplace(rule_identity(old_, i), i);
  }
  for (std::uint32_t i = 0; i < next_.rules.size(); ++i) {
    if (next_.rules[i].former.size != 0) continue;
    const auto same = before.find(rule_identity(next_, i));
    if (same == before.end()) {
      add_change(RuleChange::Kind::added, next_, i);
      continue;
    }
    const RuleFate& fate = plan_.rules[same->second];
    if (fate.fate == Fate::kept && fate.to == i) continue;
    add_change(RuleChange::Kind::changed, next_, i);
    if (open_under_ == OpenUnder::new_terms && fate.fate == Fate::former) {
      plan_.adoption.changes.back().missing_field = missing_field(same->second, i);
    }
  }
  for (std::uint32_t i = 0; i < old_.rules.size(); ++i) {
    const bool removed = old_.rules[i].former.size == 0 && plan_.rules[i].to == none;
    if (removed) add_change(RuleChange::Kind::removed, old_, i);
  }
}

std::string Planning::missing_field(std::uint32_t rule, std::uint32_t to) const {
  const RuleData& before = old_.rules[rule];
  const RuleData& after = next_.rules[to];
  std::set<std::string_view> kept;
  for (std::uint32_t i = 0; i < before.capture_count; ++i) {
    kept.insert(old_.view(old_.capture_fields[before.captures + i].name));
  }
  for (std::uint32_t i = 0; i < after.capture_count; ++i) {
    const std::string_view name = next_.view(next_.capture_fields[after.captures + i].name);
    if (!kept.contains(name)) return std::string(name);
  }
  return {};
}

void Planning::add_change(RuleChange::Kind kind, const ProgramData& data, std::uint32_t rule) {
  RuleChange change;
  change.kind = kind;
  change.clause = data.view(data.clauses[data.rules[rule].clause].id);
  change.rule = data.view(data.rules[rule].text.name);
  plan_.adoption.changes.push_back(std::move(change));
}

void Planning::judge_obligations() {
  NewTerms new_terms(old_, state_, next_, plan_.origins);
  for_each_obligation([&](std::uint32_t id) {
    if (state_.obligation(id).live()) judge(id, new_terms);
  });
}

void Planning::judge(std::uint32_t id, NewTerms& new_terms) {
  const RuleFate& fate = plan_.rules[state_.obligation(id).rule];
  Adoption& adoption = plan_.adoption;
  ++adoption.open;
  if (fate.fate == Fate::kept) {
    ++adoption.unchanged;
    return;
  }
  if (fate.fate == Fate::former) {
    ++adoption.old_terms;
    return;
  }
  std::optional<Moved> moved;
  if (fate.fate == Fate::moved) moved = new_terms.of(id, fate);
  if (moved && moved->remaining != 0) {
    move(id, *moved);
    return;
  }
  ++(moved ? adoption.met : adoption.cancelled);
  plan_.ended.push_back(id);
}

void Planning::move(std::uint32_t id, const Moved& moved) {
  const Obligation& o = state_.obligation(id);
  Adoption& adoption = plan_.adoption;
  plan_.moved.push_back(moved);
  const bool was_paused = o.state == ObligationState::paused;
  const Duration left = o.has_left ? detail::left_of(o) : Duration{};
  const bool is_duty = old_.rules[o.rule].form == detail::Form::require;
  if (is_duty && moved.past) {
    ++adoption.late_now;
  } else if (was_paused == moved.paused &&
             (moved.paused ? left == moved.left : o.due == moved.due)) {
    ++adoption.same_due;
  } else {
    ++adoption.new_due;
  }
}

}  // namespace

AdoptionPlan plan_adoption(const ProgramData& old, const detail::State& state,
                           const ProgramData& next, OpenUnder terms) {
  return Planning(old, state, next, terms).plan();
}

bool fits(const AdoptionPlan& plan, const ProgramData& old, const ProgramData& next) {
  std::set<std::string_view> keys;
  for (const detail::KeySpace& space : next.spaces) keys.insert(next.view(space.field));
  std::size_t rules = next.rules.size();
  for (std::uint32_t i = 0; i < old.rules.size(); ++i) {
    if (!plan.rules[i].is_needed()) continue;
    keys.insert(old.view(old.spaces[old.rules[i].space].field));
    ++rules;
  }
  return keys.size() <= detail::max_spaces && rules < detail::max_rules;
}

}  // namespace mora::adoption
