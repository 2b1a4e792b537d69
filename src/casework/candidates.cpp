// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/candidates.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "engine/interpret.hpp"

namespace mora::casework {
namespace {

using sema::Node;
using sema::NodeKind;

bool mentions_field(const Node& node, std::string_view name) {
  const bool field = node.kind == NodeKind::event_field || node.kind == NodeKind::trigger_field;
  if (field && node.text == name) return true;
  return std::any_of(node.args.begin(), node.args.end(),
                     [&](const Node& arg) { return mentions_field(arg, name); });
}

// The texts that the comparisons of a condition hold a field against.
void collect_texts(const Node& node, std::string_view name, std::vector<std::string>& texts) {
  const bool compares = node.kind == NodeKind::compare || node.kind == NodeKind::in_items;
  if (compares && mentions_field(node, name)) {
    for (const Node& arg : node.args) {
      const bool text = arg.kind == NodeKind::constant && arg.type == sema::Type::string;
      if (text) texts.push_back(arg.text);
    }
  }
  for (const Node& arg : node.args) collect_texts(arg, name, texts);
}

void collect_texts(const sema::Patterns& patterns, std::string_view name,
                   std::vector<std::string>& texts) {
  for (const sema::Pattern& pattern : patterns) {
    if (pattern.where) collect_texts(*pattern.where, name, texts);
  }
}

// What the policy's patterns compare fields of this name with: likelier in a log than any
// invention.
std::vector<std::string> known_texts(const Subject& subject, std::string_view name) {
  std::vector<std::string> texts;
  for (const sema::CheckedRule& rule : subject.checked().rules) {
    if (rule.on) collect_texts(*rule.on, name, texts);
    collect_texts(rule.wanted, name, texts);
    if (rule.unless) collect_texts(*rule.unless, name, texts);
    for (const sema::CheckedPause& pause : rule.pauses) collect_texts(pause.from, name, texts);
  }
  return texts;
}

class Candidates {
 public:
  Candidates(const Subject& subject, const Blank& blank, const Facts& facts)
      : subject_(subject), blank_(blank), facts_(facts) {}

  std::vector<Value> find(const Node& part, const Node& condition) {
    walk(part);
    walk(condition);
    const Value now = facts_.event == nullptr ? Value() : Value(facts_.event->time);
    if (blank_.kind == ValueKind::time && !now.is_null()) shift_by_all(now);
    if (blank_.kind == ValueKind::string) add_texts();
    if (blank_.kind == ValueKind::list) add_lists();
    if (blank_.kind == ValueKind::boolean) found_ = {Value(true), Value(false)};
    // No event carries a length below zero.
    std::erase_if(found_, [](const Value& value) {
      return value.kind() == ValueKind::duration && value.duration() < Duration{};
    });
    return std::move(found_);
  }

 private:
  // Every part of the condition that is a value of the field's kind already.
  void walk(const Node& node) {
    const Value value = evaluate(subject_, node, facts_);
    if (!value.is_null() && value.kind() == blank_.kind) add_around(value);
    if (value.kind() == ValueKind::time) times_.push_back(value);
    if (node.kind == NodeKind::constant) constants_.push_back(value);
    if (node.kind == NodeKind::move_civil) moves_.push_back(&node);
    for (const Node& arg : node.args) walk(arg);
  }

  void add_around(const Value& value) {
    found_.push_back(value);
    const Value step = one_unit(value);
    if (step.is_null()) return;
    found_.push_back(detail::arithmetic(detail::Op::add, value, step));
    found_.push_back(detail::arithmetic(detail::Op::subtract, value, step));
  }

  [[nodiscard]] Value one_unit(const Value& value) const {
    switch (value.kind()) {
      case ValueKind::number: return Value(Decimal{1, std::min(value.decimal().exponent, 0)});
      case ValueKind::time: return Value(subject_.unit);
      case ValueKind::duration: return Value(std::min(subject_.unit, seconds(1)));
      case ValueKind::money: return Value(Money{1, value.money().currency});
      default: return {};
    }
  }

  // A time that lies so far from `now` as the condition's durations say, this way and that.
  void shift_by_all(const Value& now) {
    times_.push_back(now);
    for (const Value& from : times_) {
      for (const Value& length : constants_) {
        if (length.kind() != ValueKind::duration) continue;
        add_around(detail::arithmetic(detail::Op::subtract, from, length));
        add_around(detail::arithmetic(detail::Op::add, from, length));
      }
      for (const Node* move : moves_) shift_by(from, *move);
    }
    add_around(now);
    // Far enough for most, where the condition does not say how far.
    for (const int days : {1, 7, 30, 365}) {
      found_.push_back(detail::arithmetic(detail::Op::subtract, now, Value(hours(24 * days))));
      found_.push_back(detail::arithmetic(detail::Op::add, now, Value(hours(24 * days))));
    }
  }

  void shift_by(const Value& from, const Node& move) {
    for (const std::int64_t count : {-move.duration.count, move.duration.count}) {
      const TimePoint t = detail::add_civil(subject_.checked().zone, from.time(), count,
                                            static_cast<detail::DurationUnit>(move.duration.unit));
      if (t >= min_time && t <= max_time) add_around(Value(t));
    }
  }

  void add_texts() {
    for (std::string& text : known_texts(subject_, blank_.name)) add_text(std::move(text));
    add_text("other");
    // For conditions on the length.
    for (const Value& count : constants_) {
      if (const auto n = small_count(count)) {
        add_text(std::string(*n, 'x'));
        add_text(std::string(*n + 1, 'x'));
      }
    }
  }

  void add_text(std::string text) { found_.push_back(subject_.texts.keep(std::move(text))); }

  void add_lists() {
    found_.push_back(subject_.texts.keep(std::vector<Value>()));
    for (const Value& constant : constants_) {
      found_.push_back(subject_.texts.keep(std::vector<Value>{constant}));
      const auto n = small_count(constant);
      if (!n) continue;
      const Value item = subject_.texts.keep(std::string("item-1"));
      found_.push_back(subject_.texts.keep(std::vector<Value>(*n, item)));
      found_.push_back(subject_.texts.keep(std::vector<Value>(*n + 1, item)));
    }
  }

  [[nodiscard]] static std::optional<std::size_t> small_count(const Value& value) {
    if (value.kind() != ValueKind::number) return std::nullopt;
    const auto n = scale_integer(1, value.decimal());
    if (!n || *n < 0 || *n > 1000) return std::nullopt;
    return static_cast<std::size_t>(*n);
  }

  const Subject& subject_;
  const Blank& blank_;
  const Facts& facts_;
  std::vector<Value> found_;
  std::vector<Value> times_;
  std::vector<Value> constants_;
  std::vector<const Node*> moves_;
};

}  // namespace

Value plain_value(const Subject& subject, const Blank& blank, TimePoint now) {
  switch (blank.kind) {
    case ValueKind::boolean: return Value(true);
    case ValueKind::number: return Value::number(1);
    case ValueKind::string: return subject.texts.keep(std::string(blank.name) + "-1");
    case ValueKind::time: return Value(now + hours(24));
    case ValueKind::duration: return Value(hours(1));
    case ValueKind::list: return subject.texts.keep(std::vector<Value>());
    case ValueKind::money: {
      const Currency own = subject.checked().currency;
      const auto money =
          parse_money("100", own.digits == 0 && own.code[0] == 0 ? *find_currency("EUR") : own);
      return money ? Value(*money) : Value();
    }
    case ValueKind::null: break;
  }
  return {};
}

std::vector<Value> candidates(const Subject& subject, const Node& part, const Node& condition,
                              const Blank& blank, const Facts& facts) {
  return Candidates(subject, blank, facts).find(part, condition);
}

}  // namespace mora::casework
