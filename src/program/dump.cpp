// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "program/dump.hpp"

#include <fmt/format.h>

#include "program/program_data.hpp"

namespace mora::program {

using detail::CodeIndex;
using detail::Instruction;
using detail::none;
using detail::Op;
using detail::ProgramData;

namespace {

constexpr std::string_view op_names[] = {
#define MORA_OPCODE(name, meaning) #name,
#include "program/opcode.def"
#undef MORA_OPCODE
};
constexpr std::string_view clause_op_names[] = {
#define MORA_CLAUSE_OP(name, meaning) #name,
#include "program/clause_op.def"
#undef MORA_CLAUSE_OP
};
constexpr std::string_view form_names[] = {"require", "forbid", "require_prior", "forbid_prior",
                                           "assert"};

std::string constant(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.boolean() ? "true" : "false";
    case ValueKind::number: return to_string(value.decimal());
    case ValueKind::string: return fmt::format("\"{}\"", value.string());
    case ValueKind::money: return to_string(value.money());
    case ValueKind::time: return fmt::format("t{}us", value.time().us);
    case ValueKind::duration: return fmt::format("{}us", value.duration().us);
    case ValueKind::list: return fmt::format("list of {}", value.list().size());
  }
  return "";
}

std::string clauses(const ProgramData& data, std::uint32_t first, std::uint32_t count) {
  std::string text;
  for (std::uint32_t i = 0; i < count; ++i) {
    text += fmt::format(" {}", data.view(data.clauses[data.clause_refs[first + i]].id));
  }
  return text;
}

std::string instruction(const ProgramData& data, const Instruction& step, CodeIndex first) {
  std::string text(op_names[static_cast<std::size_t>(step.op)]);
  switch (step.op) {
    case Op::constant: return text + " " + constant(data.constants[step.c]);
    case Op::field:
    case Op::memory:
    case Op::trigger: return text + fmt::format(" {}", step.c);
    case Op::role: return text + fmt::format(" {}", data.view(data.roles[step.c].name));
    case Op::business_time: return text + " " + data.calendars[step.c].name;
    case Op::violated: return text + clauses(data, step.c, step.b);
    case Op::branch_false:
    case Op::branch_true: return text + fmt::format(" +{}", step.c - first);
    case Op::in_items: return text + fmt::format(" {}", step.b);
    case Op::add_civil: return text + fmt::format(" {} of unit {}", step.b, step.a);
    case Op::call: return text + fmt::format(" {} with {}", step.c, step.b);
    default: return text;
  }
}

// "; "-separated on one line; nothing for no expression.
std::string code(const ProgramData& data, std::string_view label, CodeIndex first) {
  if (first == none) return {};
  std::string text = fmt::format("    {}: ", label);
  for (CodeIndex i = first; data.code[i].op != Op::done; ++i) {
    text += (i == first ? "" : "; ") + instruction(data, data.code[i], first);
  }
  return text + "\n";
}

std::string rule_name(const ProgramData& data, std::uint32_t index) {
  const detail::RuleData& rule = data.rules[index];
  const std::string_view name = data.view(rule.text.name);
  return fmt::format("{}{}{}", data.view(data.clauses[rule.clause].id), name.empty() ? "" : "/",
                     name);
}

std::string rule(const ProgramData& data, std::uint32_t index) {
  const detail::RuleData& rule = data.rules[index];
  std::string text = fmt::format("rule {} {} key {}", rule_name(data, index),
                                 form_names[static_cast<std::size_t>(rule.form)],
                                 data.view(data.spaces[rule.space].field));
  if (rule.within_count != 0) text += fmt::format(" within {}", data.view(rule.text.within));
  if (rule.clock != none) text += fmt::format(" clock {}", data.calendars[rule.clock].name);
  if (rule.until) text += " until";
  if (rule.times != 1) text += fmt::format(" times {}", rule.times);
  if (rule.warning_count != 0) text += fmt::format(" warns {}", rule.warning_count);
  if (rule.capture_count != 0) text += fmt::format(" captures {}", rule.capture_count);
  if (rule.pause_count != 0) text += fmt::format(" pauses {}", rule.pause_count);
  if (rule.causing_count != 0) {
    text += " causing" + clauses(data, rule.causing, rule.causing_count);
  }
  return text + "\n" + code(data, "by", rule.by) + code(data, "person", rule.charge.person);
}

std::string step(const ProgramData& data, const detail::Step& step) {
  std::string text = fmt::format("  {}", clause_op_names[static_cast<std::size_t>(step.op)]);
  if (step.rule != none) text += " " + rule_name(data, step.rule);
  if (step.space != 0) text += fmt::format(" key {}", data.view(data.spaces[step.space].field));
  text += "\n" + code(data, "if", step.condition) + code(data, "each", step.each) +
          code(data, "person", step.charge.person) + code(data, "fine of", step.charge.fine_base);
  for (std::uint32_t i = 0; i < step.count; ++i) {
    if (step.op == detail::ClauseOp::toggle_pauses) {
      const detail::Toggle& toggle = data.toggles[step.index + i];
      text += fmt::format("    pause {} {}\n", toggle.pause, toggle.begins ? "begins" : "ends");
      text += code(data, "if", toggle.condition);
    } else if (step.op == detail::ClauseOp::check_prior) {
      const detail::Prior& prior = data.priors[step.index + i];
      text += fmt::format("    memory {}\n", prior.memory) + code(data, "if", prior.residue);
    }
  }
  return text;
}

}  // namespace

std::string dump(const Program& program) {
  const ProgramData& data = program.data();
  std::string text = fmt::format("policy {}\n", data.view(data.policy));
  for (std::uint32_t i = 0; i < data.rules.size(); ++i) text += rule(data, i);
  for (const detail::EventData& event : data.events) {
    if (event.step_count == 0) continue;
    text += fmt::format("event {}\n", data.view(event.name));
    for (std::uint32_t i = 0; i < event.step_count; ++i) {
      text += step(data, data.steps[event.first_step + i]);
    }
  }
  return text;
}

}  // namespace mora::program
