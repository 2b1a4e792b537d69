// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// interpret() runs one compiled expression.
// Threads: reads the program and the state; writes nothing but the scratch texts.

#include <compare>
#include <cstdint>
#include <optional>
#include <span>

#include "mora/event.hpp"
#include "mora/value.hpp"

#include "engine/hot.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// What an expression may ask for; what is absent reads as null.
struct Context {
  const ProgramData* program = nullptr;
  State* state = nullptr;
  const Event* event = nullptr;          // the event at hand, its time floored
  CaseRef home;                          // whose roles and violations count
  const StoredValue* trigger = nullptr;  // the obligation's captures
  TimePoint trigger_time = never;
  const StoredValue* memory = nullptr;  // the remembered event's captures
  TimePoint memory_time = never;
  const Violation* violation = nullptr;
};

// Unordered when a value is null, the kinds differ, or amounts are in different currencies.
[[nodiscard]] inline std::partial_ordering compare_values(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return std::partial_ordering::unordered;
  switch (a.kind()) {
    case ValueKind::boolean: return a.boolean() <=> b.boolean();
    case ValueKind::number:
      if (a.decimal().exponent == b.decimal().exponent) {
        return a.decimal().coefficient <=> b.decimal().coefficient;
      }
      return compare(a.decimal(), b.decimal());
    case ValueKind::string: return a.string() <=> b.string();
    case ValueKind::time: return a.time() <=> b.time();
    case ValueKind::duration: return a.duration() <=> b.duration();
    case ValueKind::money:
      if (a.money().currency != b.money().currency) return std::partial_ordering::unordered;
      return a.money().minor <=> b.money().minor;
    case ValueKind::null:
    case ValueKind::list: break;
  }
  return std::partial_ordering::unordered;
}

// compare_values(a, b) == 0; texts of different lengths are not looked at.
[[nodiscard]] MORA_HOT bool are_equal(const Value& a, const Value& b) {
  if (a.kind() == ValueKind::string && b.kind() == ValueKind::string) {
    return StringStore::are_same(a.string(), b.string());
  }
  return compare_values(a, b) == 0;
}

// What a comparison of the language yields: with null false, whatever the comparison.
[[nodiscard]] inline bool holds(Op op, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return op == Op::same && a.is_null() && b.is_null();
  if (op == Op::equal || op == Op::same) return are_equal(a, b);
  if (op == Op::not_equal) return !are_equal(a, b);
  const std::partial_ordering order = compare_values(a, b);
  switch (op) {
    case Op::less: return order < 0;
    case Op::less_equal: return order <= 0;
    case Op::greater: return order > 0;
    default: return order >= 0;
  }
}

// Whether two values are the same in all: nulls and, item by item, lists too.
[[nodiscard]] inline bool alike(const Value& a, const Value& b) {
  if (a.kind() != ValueKind::list || b.kind() != ValueKind::list) return holds(Op::same, a, b);
  if (a.list().size() != b.list().size()) return false;
  for (std::size_t i = 0; i < a.list().size(); ++i) {
    if (!holds(Op::same, a.list()[i], b.list()[i])) return false;
  }
  return true;
}

// Null where an operand is null, the kinds do not go together or the result is out of range.
[[nodiscard]] Value arithmetic(Op op, const Value& a, const Value& b);
[[nodiscard]] Value negated(const Value& a);
[[nodiscard]] Value moved_civil(const Zone& zone, const Value& t, const Instruction& step);

[[nodiscard]] inline bool has_violated(const Context& context, const Instruction& step) {
  if (context.home.id == none) return false;
  const State& state = *context.state;
  const ProgramData& program = *context.program;
  for (std::uint32_t id = violations_of(state, context.home).first; id != none;
       id = state.violations[id].next) {
    const std::uint32_t clause = program.rules[state.violations[id].rule].clause;
    for (std::uint32_t i = 0; i < step.b; ++i) {
      if (program.clause_refs[step.c + i] == clause) return true;
    }
  }
  return false;
}

[[nodiscard]] inline Value person_value(const State& state, StringId person) {
  return person == 0 ? Value() : Value(state.strings.view(person));
}

// Pushes what a load operation names; not for operations that take operands.
[[nodiscard]] inline Value load(const Context& context, const Instruction& step) {
  const ProgramData& program = *context.program;
  const State& state = *context.state;
  switch (step.op) {
    case Op::constant: return program.constants[step.c];
    case Op::field:
      if (context.event == nullptr) return Value();
      return context.event->fields[step.c];
    case Op::memory: return context.memory[step.c].load(state.strings, context.state->scratch);
    case Op::trigger: return context.trigger[step.c].load(state.strings, context.state->scratch);
    case Op::event_time: return context.event == nullptr ? Value() : Value(context.event->time);
    case Op::memory_time: return Value(context.memory_time);
    case Op::event_type:
      return context.event == nullptr
                 ? Value()
                 : Value(program.view(program.events[context.event->type].name));
    case Op::trigger_time: return Value(context.trigger_time);
    case Op::role: return person_value(state, role_holder(state, context.home, step.c));
    case Op::violation_person: return person_value(state, context.violation->person);
    case Op::violation_role: {
      const std::uint32_t role = program.rules[context.violation->rule].role;
      return role == none ? Value() : Value(program.view(program.roles[role].name));
    }
    case Op::violation_clause:
      return Value(program.view(program.clauses[program.rules[context.violation->rule].clause].id));
    default: return Value(has_violated(context, step));
  }
}

[[nodiscard]] inline bool contains(std::span<const Value> items, const Value& wanted) {
  for (const Value& item : items) {
    if (holds(Op::equal, wanted, item)) return true;
  }
  return false;
}

// Two operands become one.
[[nodiscard]] inline Value combined(Op op, const Value& a, const Value& b) {
  switch (op) {
    case Op::in_list: return Value(b.kind() == ValueKind::list && contains(b.list(), a));
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide: return arithmetic(op, a, b);
    default: return Value(holds(op, a, b));
  }
}

// One operand becomes another.
[[nodiscard]] inline Value changed(const Context& context, const Instruction& step,
                                   const Value& a) {
  switch (step.op) {
    case Op::truth: return Value(a.is_true());
    case Op::logical_not: return Value(!a.is_true());
    case Op::is_null: return Value(a.is_null());
    case Op::is_not_null: return Value(!a.is_null());
    case Op::negate: return negated(a);
    default: return moved_civil(context.program->zone, a, step);
  }
}

// Calls a function with the `count` values from `arguments` on.
[[nodiscard]] inline Value called(const Context& context, const Instruction& step,
                                  const Value* arguments) {
  const CallContext call{context.program, &context.state->scratch};
  return context.program->functions[step.c]({arguments, step.b}, call);
}

[[nodiscard]] inline Value business_time_between(const Context& context, std::uint32_t calendar,
                                                 const Value& from, const Value& to) {
  if (from.kind() != ValueKind::time || to.kind() != ValueKind::time) return Value();
  const ProgramData& program = *context.program;
  count_overrun(*context.state, program, calendar,
                from.time() < to.time() ? to.time() : from.time());
  return Value(business_time(program.zone, program.calendars[calendar], from.time(), to.time()));
}

[[nodiscard]] MORA_HOT bool is_comparison(Op op) {
  return op >= first_comparison && op <= last_comparison;
}

// Whether the code compares a field of the event at hand with a constant and does nothing else, as
// most conditions of policies do. It needs no context then, and no stack. Every run of code ends
// with Op::done, so that what is looked at is there.
[[nodiscard]] MORA_HOT bool is_field_test(const Instruction* code) {
  return code[0].op == Op::field && code[1].op == Op::constant && is_comparison(code[2].op) &&
         code[3].op == Op::done;
}
[[nodiscard]] MORA_HOT bool passes(const Instruction* code, const ProgramData& program,
                                   const Event& event) {
  const Value& field = event.fields[code[0].c];
  const Value& constant = program.constants[code[1].c];
  // What is null equals nothing, itself not either.
  if (code[2].op == Op::equal) return are_equal(field, constant);
  return holds(code[2].op, field, constant);
}

[[nodiscard]] inline Value interpret(const Context& context, CodeIndex code) {
  const ProgramData& program = *context.program;
  const Instruction* const first = program.code.data() + code;
  if (first->op <= last_load && first[1].op == Op::done) return load(context, *first);
  // Raw bytes: making 64 null values would cost more than most conditions.
  alignas(Value) unsigned char stack[max_stack * sizeof(Value)];
  Value* top = reinterpret_cast<Value*>(stack) - 1;  // the last value pushed
  for (const Instruction* step = first;; ++step) {
    if (step->op <= last_load) {
      *++top = load(context, *step);
    } else if (step->op <= last_unary) {
      *top = changed(context, *step, *top);
    } else if (step->op <= last_binary) {
      --top;
      *top = combined(step->op, top[0], top[1]);
    } else if (step->op == Op::business_time) {
      --top;
      *top = business_time_between(context, step->c, top[0], top[1]);
    } else if (step->op == Op::in_items) {
      top -= step->b;
      *top = Value(contains({top + 1, step->b}, *top));
    } else if (step->op == Op::call) {
      top -= step->b;
      ++top;
      *top = called(context, *step, top);
    } else if (step->op == Op::done) {
      return *top;
    } else if (top->is_true() != (step->op == Op::branch_true)) {
      --top;
    } else {
      *top = Value(step->op == Op::branch_true);
      step = program.code.data() + step->c - 1;
    }
  }
}

// A condition: no expression is true; null is false.
[[nodiscard]] inline bool is_true(const Context& context, CodeIndex code) {
  if (code == none) return true;
  const Instruction* const first = context.program->code.data() + code;
  // Two values compared, such as a field and what the trigger had there.
  if (first->op <= last_load && first[1].op <= last_load && is_comparison(first[2].op) &&
      first[3].op == Op::done) {
    return holds(first[2].op, load(context, first[0]), load(context, first[1]));
  }
  return interpret(context, code).is_true();
}

}  // namespace mora::inline v0::detail
