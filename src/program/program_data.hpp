// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ProgramData: a compiled policy as flat arrays, which the monitor
// walks and nothing changes. Built by src/program/builder, checked by src/program/verify. Threads:
// const, from any thread.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/money.hpp"
#include "mora/time.hpp"
#include "mora/value.hpp"

#include "civil/calendar.hpp"
#include "civil/zone_table.hpp"
#include "program/terms.hpp"

namespace mora::inline v0::detail {

inline constexpr std::uint32_t none = UINT32_MAX;

enum class Op : std::uint8_t {
#define MORA_OPCODE(name, meaning) name,
#include "program/opcode.def"
#undef MORA_OPCODE
};

// opcode.def stands in this order.
inline constexpr Op last_load = Op::violated;
inline constexpr Op last_unary = Op::add_civil;
inline constexpr Op first_comparison = Op::equal;
inline constexpr Op last_comparison = Op::greater_equal;
inline constexpr Op last_binary = Op::divide;

struct Instruction {
  Op op = Op::done;
  std::uint8_t a = 0;
  std::uint16_t b = 0;
  std::uint32_t c = 0;
};
static_assert(sizeof(Instruction) == 8, "conditions run for every event");

// An index into ProgramData::code; a run ends with Op::done. `none`: no expression.
using CodeIndex = std::uint32_t;

// How deep an expression's stack may grow; the compiler refuses deeper ones.
inline constexpr std::uint32_t max_stack = 64;

// What a function of the language may use beside its arguments.
class Scratch;
struct ProgramData;
struct CallContext {
  const ProgramData* program = nullptr;
  Scratch* scratch = nullptr;  // texts that the call makes live here until the event is done
};
using Kernel = Value (*)(std::span<const Value> arguments, const CallContext& context);

enum class ClauseOp : std::uint8_t {
#define MORA_CLAUSE_OP(name, meaning) name,
#include "program/clause_op.def"
#undef MORA_CLAUSE_OP
};

// What a violation takes from the event at hand: compiled for each event type anew, since fields
// have other slots there.
struct Charge {
  CodeIndex person = none;     // who is liable; none: whoever holds the role
  CodeIndex fine_base = none;  // the amount that a percentage is of
};

// One thing that an event of one type does in the case of one key.
struct Step {
  ClauseOp op{};
  std::uint8_t space = 0;  // the key whose case it is about
  bool earlier = false;    // check_prior: true if an earlier event is wanted
  std::uint32_t rule = none;
  CodeIndex condition = none;     // must be true, looked at once
  CodeIndex each = none;          // must be true for the obligation at hand (trigger.x, match);
                                  // violate: what makes the event that is judged a violation
  std::uint32_t captures = none;  // open, remember: capture_slots[captures, + the count there)
  std::uint32_t index = none;     // role, memory, first toggle, first prior
  std::uint32_t count = 0;
  Charge charge;
};

// A condition of a pause, for one event type.
struct Toggle {
  std::uint32_t pause = 0;  // its bit in the case's state
  bool begins = false;
  CodeIndex condition = none;
};

// One pattern of require_prior or forbid_prior, for one trigger type.
struct Prior {
  std::uint32_t memory = 0;
  CodeIndex residue = none;  // over the remembered event and the event at hand
};

enum class Form : std::uint8_t { require, forbid, require_prior, forbid_prior, assertion };
enum class Retrigger : std::uint8_t { each, ignore, restart };

// A length of time that a rule lives, for triggers from the first instant of a local date on.
struct Within {
  TimePoint from{INT64_MIN};
  bool civil = false;
  std::int64_t amount = 0;  // microseconds, or civil units
  DurationUnit unit = DurationUnit::day;
};

// When an obligation warns: once so much of its clock time has passed, or so much of it is left.
struct Warning {
  std::int64_t share =
      0;  // hundred-millionths of the clock time to the initial due time; 0: `left`
  Duration left;
};
inline constexpr std::int64_t whole_share = 100'000'000;
// An obligation keeps a bit for each.
inline constexpr std::uint32_t max_warnings = 32;

// The instants at which a rule is in force: [from, to).
struct Effective {
  TimePoint from{INT64_MIN};
  TimePoint to{INT64_MAX};
  [[nodiscard]] bool contains(TimePoint t) const { return from <= t && t < to; }
};

// A rule's texts as written, for sentences.
struct RuleText {
  Text name;  // under any_of; empty for a clause with one rule
  Text on;
  Text wanted;  // the pattern or expression of the form
  Text within;
  Text by;
  Text until;
  Text file;
  std::uint32_t line = 0;
};

struct RuleData {
  Form form{};
  std::uint8_t space = 0;
  bool has_trigger = false;
  bool due_at_close = false;  // no within, by or until
  bool until = false;
  bool ends_day = false;
  bool oldest_only = false;  // fulfils: oldest
  Retrigger retrigger = Retrigger::each;
  std::uint32_t clause = 0;
  std::uint32_t role = none;
  std::uint32_t fine = none;
  std::uint32_t within = none;  // withins[within, within + within_count), by date
  std::uint32_t within_count = 0;
  CodeIndex by = none;         // over the captures of the trigger
  std::uint32_t clock = none;  // calendars[clock]; none: all hours count
  std::uint32_t warnings = 0;  // warnings[warnings, warnings + warning_count)
  std::uint32_t warning_count = 0;
  std::uint32_t captures = 0;  // capture_fields[captures, captures + capture_count)
  std::uint32_t capture_count = 0;
  std::uint32_t times = 1;
  std::uint32_t pauses = 0;  // rule_pauses[pauses, pauses + pause_count): state bits
  std::uint32_t pause_count = 0;
  std::uint32_t causing = 0;  // clause_refs[causing, causing + causing_count)
  std::uint32_t causing_count = 0;
  Effective effective;
  Charge charge;  // for violations without an event at hand
  RuleText text;
  // Of a rule that the policy had before it was edited, and that only finishes what it began: its
  // terms (adoption/terms.hpp). Empty for the policy's own rules.
  Text former;
};

struct ClauseData {
  Text id;
  Text title_en;
  Text title_zh;
  Text text;
};

// An amount, for violations from the first instant of a local date on.
struct Amount {
  TimePoint from{INT64_MIN};
  Money money;
};

struct Aggravation {
  std::uint32_t memory = 0;
  CodeIndex residue = none;   // over the remembered event and the violation
  std::uint32_t amounts = 0;  // amounts[amounts, amounts + amount_count), by date
  std::uint32_t amount_count = 0;
};

struct FineData {
  std::uint32_t amounts = 0;
  std::uint32_t amount_count = 0;  // 0: a percentage
  Decimal percent;
  bool has_percent = false;
  bool has_per = false;
  Within per;                      // the amount counts once for each started one of lateness
  std::optional<Money> at_most;    // what that may come to
  std::uint32_t aggravations = 0;  // aggravations[aggravations, + aggravation_count)
  std::uint32_t aggravation_count = 0;
};

struct RoleData {
  Text name;
  Text title_en;
  Text title_zh;
};

// A key that cases go by: the policy's (the first) or that of a rule with `key`.
struct KeySpace {
  Text field;
  // A case's state words: roles, then pause bits, then the first entries of its memories.
  std::uint32_t role_words = 0;
  std::uint32_t pause_words = 0;
  std::uint32_t memory_words = 0;
  [[nodiscard]] std::uint32_t words() const { return role_words + pause_words + memory_words; }
};
inline constexpr std::uint32_t max_spaces = 16;

struct MemoryData {
  std::uint8_t space = 0;
  std::uint32_t word = 0;      // among the case's memory words
  std::uint32_t captures = 0;  // capture_fields[captures, captures + capture_count)
  std::uint32_t capture_count = 0;
  bool by_time = false;  // the event's time is asked for: of two times both are kept
};

// A field, `time` or `type`, and what the log calls it.
struct SourceData {
  Text field;
  Text column;
};

struct FieldData {
  Text name;
  ValueKind kind{};
};

struct EventData {
  Text name;
  std::uint32_t first_field = 0;  // fields[first_field, + field_count), by slot
  std::uint32_t field_count = 0;
  std::uint32_t id_slot = none;  // the field of `dedupe`
  std::uint32_t first_step = 0;  // steps[first_step, + step_count), in the order they run
  std::uint32_t step_count = 0;
};

// A file that the policy was compiled from.
struct SourceText {
  std::string name;
  std::string text;
  friend bool operator==(const SourceText&, const SourceText&) = default;
};

struct ProgramData {
  std::vector<char> text;  // every name and literal; Text and constants point into it
  Text policy, title_en, title_zh;
  Zone zone;
  std::int64_t precision_us = 1;
  Currency currency;
  bool reject_unknown_events = false;
  bool closes = false;   // the policy has closes_on
  bool forgets = false;  // the policy has forget_after
  Within forget_after;
  Text dedupe;               // the field by which events are duplicates; empty: none
  bool forgets_ids = false;  // they are only for a time
  Within dedupe_within;
  Effective effective;

  std::vector<SourceData> source;  // what has a name of its own in the log
  std::vector<EventData> events;
  std::vector<FieldData> fields;
  std::vector<std::uint32_t> event_hash;  // open addressing, a power of two; event + 1, 0 is free
  std::vector<KeySpace> spaces;
  std::vector<std::uint32_t> key_slots;  // [event * spaces.size() + space]: slot, or none
  std::vector<RoleData> roles;
  std::vector<ClauseData> clauses;
  std::vector<RuleData> rules;
  std::vector<Step> steps;
  std::vector<Toggle> toggles;
  std::vector<Prior> priors;
  std::vector<MemoryData> memories;
  std::vector<FineData> fines;
  std::vector<Amount> amounts;
  std::vector<Aggravation> aggravations;
  std::vector<Within> withins;
  std::vector<Calendar> calendars;
  std::vector<Warning> warnings;
  std::vector<std::uint32_t> rule_pauses;
  std::vector<std::uint32_t> clause_refs;
  std::vector<std::uint32_t>
      capture_slots;                      // an event's slots in the order of captures; none is null
  std::vector<FieldData> capture_fields;  // what is captured, by name
  std::vector<Instruction> code;
  std::vector<Value> constants;
  std::vector<Kernel> functions;
  Terms terms;
  // The policy's own file, then those that it includes: what the program is compiled from again
  // where it is found in a snapshot.
  std::vector<SourceText> sources;

  // At most max_spaces.
  [[nodiscard]] std::uint8_t space_count() const {
    return static_cast<std::uint8_t>(spaces.size());
  }
  // Where events of the type have the key; none if they lack it.
  [[nodiscard]] std::uint32_t key_slot(std::uint32_t type, std::uint32_t space) const {
    return key_slots[type * spaces.size() + space];
  }
  [[nodiscard]] std::string_view view(Text t) const { return {text.data() + t.begin, t.size}; }
};

}  // namespace mora::inline v0::detail
