// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/terms.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace mora::adoption {

using detail::ClauseOp;
using detail::CodeIndex;
using detail::none;
using detail::Op;
using detail::Step;

namespace {

template <class Enum>
int number(Enum value) {
  return static_cast<int>(value);
}

std::string value_terms(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.boolean() ? "true" : "false";
    case ValueKind::number: return to_string(value.decimal());
    case ValueKind::string: return fmt::format("text {}:{}", value.string().size(), value.string());
    case ValueKind::money: return to_string(value.money());
    case ValueKind::time: return fmt::format("at {}", value.time().us);
    case ValueKind::duration: return fmt::format("for {}", value.duration().us);
    case ValueKind::list: break;
  }
  std::string text = "list";
  for (const Value& item : value.list()) text += " " + value_terms(item);
  return text;
}

std::string within_terms(const detail::Within& within) {
  return fmt::format(" {}:{}x{}", within.from.us, within.amount,
                     within.civil ? fmt::format("unit {}", number(within.unit)) : "us");
}

std::string hours_terms(const detail::Calendar& calendar, const detail::DayHours& day) {
  std::string text = ";";
  for (std::uint32_t i = 0; i < day.count; ++i) {
    const detail::Hours& hours = calendar.hours[day.first + i];
    text += fmt::format(" {}-{}", hours.begin, hours.end);
  }
  return text;
}

// The order in which a policy names its events means nothing.
std::string sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  return fmt::format("{}", fmt::join(lines, ""));
}

}  // namespace

std::string rule_identity(const ProgramData& data, std::uint32_t rule) {
  const detail::RuleData& what = data.rules[rule];
  return fmt::format("{}/{}", data.view(data.clauses[what.clause].id), data.view(what.text.name));
}

template <class Visit>
void Terms::for_each_step(Visit visit) const {
  for (std::uint32_t event = 0; event < data_.events.size(); ++event) {
    const detail::EventData& type = data_.events[event];
    for (std::uint32_t i = 0; i < type.step_count; ++i)
      visit(event, data_.steps[type.first_step + i]);
  }
}

std::string Terms::name(detail::Text text) const {
  return fmt::format("{}:{}", text.size, data_.view(text));
}

std::string Terms::field(std::uint32_t event, std::uint32_t slot) const {
  if (slot == none) return "-";
  const detail::FieldData& field = data_.fields[data_.events[event].first_field + slot];
  return fmt::format("{} {}", name(field.name), kind_name(field.kind));
}

std::string Terms::clauses(std::uint32_t first, std::uint32_t count) const {
  std::vector<std::string> ids;
  for (std::uint32_t i = 0; i < count; ++i) {
    ids.push_back(" " + name(data_.clauses[data_.clause_refs[first + i]].id));
  }
  return sorted(std::move(ids));
}

std::string Terms::instruction(const detail::Instruction& step, CodeIndex first,
                               std::uint32_t event) const {
  const std::string op = fmt::format(" {}", number(step.op));
  switch (step.op) {
    case Op::constant: return op + " " + value_terms(data_.constants[step.c]);
    case Op::field: return op + " " + field(event, step.c);
    case Op::role: return op + " " + name(data_.roles[step.c].name);
    case Op::business_time: return op + " " + calendar(step.c);
    case Op::violated: return op + clauses(step.c, step.b);
    case Op::branch_false:
    case Op::branch_true: return op + fmt::format(" +{}", step.c - first);
    case Op::call:
      return op + fmt::format(" {} {}", reinterpret_cast<std::uintptr_t>(data_.functions[step.c]),
                              step.b);
    default: return op + fmt::format(" {} {} {}", step.a, step.b, step.c);
  }
}

std::string Terms::code(CodeIndex first, std::uint32_t event) const {
  if (first == none) return " -";
  std::string text = " (";
  for (CodeIndex i = first; data_.code[i].op != Op::done; ++i) {
    text += instruction(data_.code[i], first, event);
  }
  return text + ")";
}

std::string Terms::charge(const detail::Charge& charge, std::uint32_t event) const {
  return " person" + code(charge.person, event) + " of" + code(charge.fine_base, event);
}

std::string Terms::amounts(std::uint32_t first, std::uint32_t count) const {
  std::string text;
  for (std::uint32_t i = 0; i < count; ++i) {
    const detail::Amount& amount = data_.amounts[first + i];
    text += fmt::format(" {}:{}", amount.from.us, to_string(amount.money));
  }
  return text;
}

std::string Terms::fine(std::uint32_t fine) const {
  if (fine == none) return "no fine\n";
  const detail::FineData& what = data_.fines[fine];
  std::string text = "fine" + amounts(what.amounts, what.amount_count);
  if (what.has_percent) text += " percent " + to_string(what.percent);
  if (what.has_per) text += " per" + within_terms(what.per);
  if (what.at_most) text += " at most " + to_string(*what.at_most);
  for (std::uint32_t i = 0; i < what.aggravation_count; ++i) {
    const detail::Aggravation& aggravation = data_.aggravations[what.aggravations + i];
    text += "\nraised" + amounts(aggravation.amounts, aggravation.amount_count) + " by " +
            memory(aggravation.memory) + code(aggravation.residue, none);
  }
  return text + "\n";
}

std::string Terms::calendar(std::uint32_t calendar) const {
  if (calendar == none) return "all hours";
  const detail::Calendar& what = data_.calendars[calendar];
  std::string text = "hours";
  for (const detail::DayHours& day : what.weekly) text += hours_terms(what, day);
  for (const detail::SpecialDay& day : what.special) {
    text += fmt::format(" day {}", day.day) + hours_terms(what, day.hours);
  }
  return text;
}

std::string Terms::captures(std::uint32_t first, std::uint32_t count) const {
  std::string text = " keeps";
  for (std::uint32_t i = 0; i < count; ++i) {
    const detail::FieldData& field = data_.capture_fields[first + i];
    text += fmt::format(" {} {}", name(field.name), kind_name(field.kind));
  }
  return text;
}

std::string Terms::memory(std::uint32_t memory) const {
  const detail::MemoryData& what = data_.memories[memory];
  std::vector<std::string> lines;
  for_each_step([&](std::uint32_t event, const Step& step) {
    const bool limits = step.op == ClauseOp::limit;
    if ((step.op != ClauseOp::remember && !limits) || step.index != memory) return;
    // What a rate limit has counted is its own.
    lines.push_back((limits ? "counted for " + rule_identity(data_, step.rule) : "") + " on " +
                    name(data_.events[event].name) + code(step.condition, event));
  });
  return fmt::format("memory of {}{}{}", name(data_.spaces[what.space].field),
                     what.by_time ? " by time" : "", captures(what.captures, what.capture_count)) +
         sorted(std::move(lines));
}

std::string Terms::pause(std::uint8_t space, std::uint32_t bit) const {
  std::vector<std::string> lines;
  for_each_step([&](std::uint32_t event, const Step& step) {
    if (step.op != ClauseOp::toggle_pauses || step.space != space) return;
    for (std::uint32_t i = 0; i < step.count; ++i) {
      const detail::Toggle& toggle = data_.toggles[step.index + i];
      if (toggle.pause != bit) continue;
      // One that the rule's own place counts for is the rule's own.
      lines.push_back((step.rule == none ? "" : " of " + rule_identity(data_, step.rule)) +
                      (toggle.begins ? " from " : " to ") + name(data_.events[event].name) +
                      code(toggle.condition, event));
    }
  });
  return "pause of " + name(data_.spaces[space].field) + sorted(std::move(lines)) + "\n";
}

std::string Terms::pauses(const detail::RuleData& rule) const {
  std::vector<std::string> lines;
  for (std::uint32_t i = 0; i < rule.pause_count; ++i) {
    lines.push_back(pause(rule.space, data_.rule_pauses[rule.pauses + i]));
  }
  return sorted(std::move(lines));
}

std::string Terms::traits(const detail::RuleData& rule) const {
  std::string text = fmt::format(
      "form {} key {} on {} close {} until {} day {} oldest {} retrigger {} times {} role {}\n",
      number(rule.form), name(data_.spaces[rule.space].field), rule.has_trigger, rule.due_at_close,
      rule.until, rule.ends_day, rule.oldest_only, number(rule.retrigger), rule.times,
      rule.role == none ? "-" : name(data_.roles[rule.role].name));
  text += fmt::format("effective {} {} causing{}\n", rule.effective.from.us, rule.effective.to.us,
                      clauses(rule.causing, rule.causing_count));
  return text + "charge" + charge(rule.charge, none) + "\n";
}

std::string Terms::due(const detail::RuleData& rule) const {
  std::string text = "within";
  for (std::uint32_t i = 0; i < rule.within_count; ++i) {
    text += within_terms(data_.withins[rule.within + i]);
  }
  text += " by" + code(rule.by, none) + " clock " + calendar(rule.clock) + " warn";
  for (std::uint32_t i = 0; i < rule.warning_count; ++i) {
    const detail::Warning& warning = data_.warnings[rule.warnings + i];
    text += fmt::format(" {}/{}", warning.share, warning.left.us);
  }
  return text + "\n";
}

std::string Terms::step(std::uint32_t event, const Step& step) const {
  std::string text = fmt::format("{} does {} earlier {} if", name(data_.events[event].name),
                                 number(step.op), step.earlier) +
                     code(step.condition, event) + " each" + code(step.each, event) +
                     charge(step.charge, event);
  if (step.op == ClauseOp::open) {
    for (std::uint32_t i = 0; i < data_.rules[step.rule].capture_count; ++i) {
      text += " " + field(event, data_.capture_slots[step.captures + i]);
    }
  }
  if (step.op == ClauseOp::limit) text += " " + memory(step.index);
  if (step.op == ClauseOp::check_prior) {
    for (std::uint32_t i = 0; i < step.count; ++i) {
      const detail::Prior& prior = data_.priors[step.index + i];
      text += " " + memory(prior.memory) + code(prior.residue, event);
    }
  }
  return text + "\n";
}

std::string Terms::rule(std::uint32_t rule) const {
  const detail::RuleData& what = data_.rules[rule];
  if (what.former.size != 0) return std::string(data_.view(what.former));
  std::vector<std::string> steps;
  for_each_step([&](std::uint32_t event, const Step& step) {
    const bool own = step.op != ClauseOp::toggle_pauses && step.op != ClauseOp::remember;
    if (step.rule == rule && own) steps.push_back(this->step(event, step));
  });
  return traits(what) + due(what) + captures(what.captures, what.capture_count) + "\n" +
         pauses(what) + fine(what.fine) + sorted(std::move(steps));
}

}  // namespace mora::adoption
