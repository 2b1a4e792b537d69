// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/expr_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "mora/time_text.hpp"

#include "explain/length_words.hpp"
#include "explain/phrase_book.hpp"
#include "report/duration_text.hpp"
#include "report/titles.hpp"
#include "syntax/dump.hpp"
#include "syntax/words.hpp"

namespace mora::explain {
namespace {

using syntax::Expr;
using syntax::ExprId;
using syntax::ExprKind;
using syntax::ExprNode;

template <class... Args>
std::string say(std::string_view phrase, const Args&... args) {
  return fmt::format(fmt::runtime(phrase), args...);
}

// The highest binds most tightly.
int precedence(ExprKind kind) {
  switch (kind) {
    case ExprKind::logical_or: return 1;
    case ExprKind::logical_and: return 2;
    case ExprKind::logical_not: return 3;
    case ExprKind::equal:
    case ExprKind::not_equal:
    case ExprKind::less:
    case ExprKind::less_equal:
    case ExprKind::greater:
    case ExprKind::greater_equal:
    case ExprKind::in: return 4;
    case ExprKind::add:
    case ExprKind::subtract: return 5;
    case ExprKind::multiply:
    case ExprKind::divide: return 6;
    default: return 7;
  }
}

std::string_view sign(ExprKind kind) {
  switch (kind) {
    case ExprKind::add: return "+";
    case ExprKind::subtract: return "−";
    case ExprKind::multiply: return "×";
    default: return "÷";
  }
}

// A dotted path's first part and the rest: "trigger.buy_by" is "trigger", "buy_by".
struct Path {
  std::string_view owner;  // empty for a plain name
  std::string_view name;
};
Path take_apart(std::string_view path) {
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return {{}, path};
  return {path.substr(0, dot), path.substr(dot + 1)};
}

class Words {
 public:
  Words(const Expr& expr, const Scene& scene)
      : expr_(expr), scene_(scene), book_(phrase_book(scene.language)) {}

  std::string value() { return node(expr_.root); }
  std::string condition() { return truth(expr_.root); }

 private:
  std::string node(ExprId id);
  std::string truth(ExprId id);
  [[nodiscard]] std::string literal(const ExprNode& node) const;
  [[nodiscard]] std::string name(std::string_view path) const;
  [[nodiscard]] std::string field(std::string_view name, const Party& party,
                                  std::string_view several) const;
  std::string comparison(const ExprNode& node);
  std::string presence(ExprId id, bool given);
  std::string order(const ExprNode& node);
  std::string membership(const ExprNode& node);
  std::string chain(const ExprNode& node);
  std::string negation(const ExprNode& node);
  std::string arithmetic(const ExprNode& node);
  std::string call(const ExprNode& node);
  [[nodiscard]] std::string clause_list(const ExprNode& node) const;
  std::string argument(const ExprNode& node, std::size_t i) { return this->node(node.args[i]); }

  [[nodiscard]] bool is_null(ExprId id) const { return expr_[id].kind == ExprKind::null_literal; }
  [[nodiscard]] bool is_time(ExprId id) const;
  [[nodiscard]] bool is_time_field(std::string_view name, const Party& party) const;
  // What stands under an operator, in parentheses where it binds less tightly than that.
  std::string operand(ExprId id, int least);
  void collect(ExprId id, ExprKind kind, std::vector<std::string>& parts);

  const Expr& expr_;
  const Scene& scene_;
  const PhraseBook& book_;
};

std::string Words::node(ExprId id) {
  const ExprNode& node = expr_[id];
  switch (node.kind) {
    case ExprKind::name: return name(node.text);
    case ExprKind::call: return call(node);
    case ExprKind::negate: return "−" + operand(node.args[0], 7);
    case ExprKind::logical_not: return negation(node);
    case ExprKind::logical_and:
    case ExprKind::logical_or: return chain(node);
    case ExprKind::in: return membership(node);
    case ExprKind::add:
    case ExprKind::subtract:
    case ExprKind::multiply:
    case ExprKind::divide: return arithmetic(node);
    default: break;
  }
  return precedence(node.kind) == 4 ? comparison(node) : literal(node);
}

std::string Words::truth(ExprId id) {
  const std::string words = node(id);
  return expr_[id].kind == ExprKind::name ? say(book_.equal, words, book_.yes) : words;
}

std::string Words::literal(const ExprNode& node) const {
  switch (node.kind) {
    case ExprKind::null_literal: return std::string(book_.null);
    case ExprKind::bool_literal: return std::string(node.truth ? book_.yes : book_.no);
    case ExprKind::number_literal: return to_string(node.number);
    case ExprKind::money_literal: return fmt::format("{} {}", to_string(node.number), node.text);
    case ExprKind::duration_literal:
    case ExprKind::civil_literal:
      return report::written_duration_text(syntax::dump(node.duration), scene_.language);
    case ExprKind::time_literal: {
      const auto time = parse_time(scene_.program, node.text);
      return time ? scene_.program.format_local(*time) : node.text;
    }
    default: return fmt::format("\"{}\"", node.text);
  }
}

// A field, `time` or `type` of one of the events that `party` may be.
std::string Words::field(std::string_view name, const Party& party,
                         std::string_view several) const {
  struct Ways {
    std::string_view alone, its, in_full;
  };
  Ways ways{"{0}", book_.field_its, book_.field_of};
  if (name == "by") ways = {book_.doer, book_.doer_its, book_.doer_of};
  if (name == "time") ways = {book_.time, book_.time_its, book_.time_of};
  if (name == "type") ways = {book_.type, book_.type_its, book_.type_of};
  if (party.naming == Naming::alone) return say(ways.alone, name);
  if (party.naming == Naming::its) return say(ways.its, name);
  const bool one = party.events.size() == 1 && !party.events.front().empty();
  const std::string owner = one ? event_words(party.events.front()) : std::string(several);
  if (ways.in_full == book_.field_of) return say(ways.in_full, name, owner);
  return say(ways.in_full, owner);
}

std::string Words::name(std::string_view path) const {
  const auto [owner, name] = take_apart(path);
  if (owner == "trigger") return field(name, scene_.trigger, book_.the_trigger);
  if (owner == "role") {
    return say(book_.role, role_words(scene_.program, name, scene_.language));
  }
  if (owner == "violation") {
    if (name == "person") return std::string(book_.liable_person);
    return std::string(name == "role" ? book_.liable_role : book_.violated_clause);
  }
  return field(owner == "event" ? name : path, scene_.event, book_.the_event);
}

bool Words::is_time_field(std::string_view name, const Party& party) const {
  if (name == "time") return true;
  const Schema schema = scene_.program.schema();
  return std::any_of(party.events.begin(), party.events.end(), [&](std::string_view event) {
    const auto type = schema.find_event(event);
    const auto slot = type ? schema.find_field(*type, name) : std::nullopt;
    return slot && schema.field(*type, *slot).kind == ValueKind::time;
  });
}

bool Words::is_time(ExprId id) const {
  const ExprNode& node = expr_[id];
  if (node.kind == ExprKind::time_literal) return true;
  if (node.kind == ExprKind::name) {
    const auto [owner, name] = take_apart(node.text);
    if (owner == "trigger") return is_time_field(name, scene_.trigger);
    return is_time_field(owner == "event" ? name : std::string_view(node.text), scene_.event);
  }
  if (node.kind == ExprKind::add) return is_time(node.args[0]) || is_time(node.args[1]);
  if (node.kind == ExprKind::subtract) return is_time(node.args[0]) && !is_time(node.args[1]);
  return false;
}

std::string Words::operand(ExprId id, int least) {
  const std::string words = node(id);
  return precedence(expr_[id].kind) < least ? say(book_.group, words) : words;
}

std::string Words::comparison(const ExprNode& node) {
  const bool equal = node.kind == ExprKind::equal;
  if (!equal && node.kind != ExprKind::not_equal) return order(node);
  if (is_null(node.args[1])) return presence(node.args[0], !equal);
  if (is_null(node.args[0])) return presence(node.args[1], !equal);
  const std::string left = operand(node.args[0], 5);
  const std::string right = operand(node.args[1], 5);
  return say(equal ? book_.equal : book_.not_equal, left, right);
}

// That there is something, or that there is not.
std::string Words::presence(ExprId id, bool given) {
  const auto [owner, name] = take_apart(expr_[id].text);
  if (expr_[id].kind == ExprKind::name && owner == "role") {
    return say(given ? book_.role_given : book_.role_missing, name,
               report::role_title(scene_.program, name, scene_.language));
  }
  return say(given ? book_.given : book_.missing, operand(id, 5));
}

std::string Words::order(const ExprNode& node) {
  const bool time = is_time(node.args[0]) || is_time(node.args[1]);
  const std::string left = operand(node.args[0], 5);
  const std::string right = operand(node.args[1], 5);
  switch (node.kind) {
    case ExprKind::less: return say(time ? book_.earlier : book_.less, left, right);
    case ExprKind::less_equal: return say(time ? book_.no_later : book_.less_equal, left, right);
    case ExprKind::greater: return say(time ? book_.later : book_.greater, left, right);
    default: return say(time ? book_.no_earlier : book_.greater_equal, left, right);
  }
}

std::string Words::membership(const ExprNode& node) {
  const std::string left = operand(node.args[0], 5);
  const ExprNode& all = expr_[node.args[1]];
  if (all.kind != ExprKind::list) return say(book_.among, left, this->node(node.args[1]));
  std::vector<std::string> items;
  for (const ExprId item : all.args) items.push_back(this->node(item));
  return say(book_.equal, left, joined(items, book_.item_comma, book_.item_last));
}

void Words::collect(ExprId id, ExprKind kind, std::vector<std::string>& parts) {
  const ExprNode& node = expr_[id];
  if (node.kind == kind) {
    for (const ExprId arg : node.args) collect(arg, kind, parts);
    return;
  }
  const bool mixed = node.kind == ExprKind::logical_and || node.kind == ExprKind::logical_or;
  const std::string words = truth(id);
  if (!mixed) {
    parts.push_back(words);
  } else {
    parts.push_back(say(node.kind == ExprKind::logical_or ? book_.either : book_.group, words));
  }
}

// "a, b and c".
std::string Words::chain(const ExprNode& node) {
  std::vector<std::string> parts;
  for (const ExprId arg : node.args) collect(arg, node.kind, parts);
  const bool all = node.kind == ExprKind::logical_and;
  return joined(parts, all ? book_.and_comma : book_.or_comma,
                all ? book_.and_last : book_.or_last);
}

std::string Words::negation(const ExprNode& node) {
  const ExprNode& denied = expr_[node.args[0]];
  if (denied.kind == ExprKind::call && denied.text == "has") {
    return say(book_.missing, argument(denied, 0));
  }
  if (denied.kind == ExprKind::call && denied.text == "violated") {
    return say(book_.not_violated, clause_list(denied));
  }
  const bool compound = precedence(denied.kind) <= 2 && scene_.language == Language::en;
  const std::string words = truth(node.args[0]);
  return say(book_.negation, compound ? say(book_.group, words) : words);
}

std::string Words::arithmetic(const ExprNode& node) {
  const int level = precedence(node.kind);
  return fmt::format("{} {} {}", operand(node.args[0], level), sign(node.kind),
                     operand(node.args[1], level + 1));
}

std::string Words::clause_list(const ExprNode& node) const {
  std::vector<std::string> clauses;
  for (const ExprId arg : node.args) clauses.push_back(expr_[arg].text);
  return joined(clauses, book_.item_comma, book_.item_last);
}

std::string Words::call(const ExprNode& node) {
  if (node.text == "violated") return say(book_.violated, clause_list(node));
  if (node.text == "business_time") {
    return say(book_.business_time, argument(node, 0), argument(node, 1), expr_[node.args[2]].text);
  }
  struct Function {
    std::string_view name, phrase;
  };
  const Function functions[] = {
      {"has", book_.given},           {"len", book_.length},
      {"lower", book_.lower},         {"hour", book_.hour},
      {"weekday", book_.weekday},     {"starts_with", book_.starts_with},
      {"ends_with", book_.ends_with}, {"contains", book_.contains},
  };
  for (const auto& [name, phrase] : functions) {
    if (node.text != name) continue;
    return say(phrase, argument(node, 0), node.args.size() > 1 ? argument(node, 1) : "");
  }
  std::vector<std::string> arguments;
  for (const ExprId arg : node.args) arguments.push_back(this->node(arg));
  return fmt::format("{}({})", node.text, fmt::join(arguments, ", "));
}

}  // namespace

std::string joined(std::span<const std::string> items, std::string_view comma,
                   std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? last : comma;
    text += items[i];
  }
  return text;
}

std::string event_words(std::string_view name) {
  return syntax::is_event_word(name) ? std::string(name) : fmt::format("\"{}\"", name);
}

std::vector<std::string_view> event_names(std::span<const syntax::Pattern> patterns) {
  std::vector<std::string_view> names;
  for (const syntax::Pattern& pattern : patterns) {
    const std::string_view name = pattern.any ? std::string_view() : pattern.event;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string expression_words(const syntax::Expr& expr, const Scene& scene) {
  return Words(expr, scene).value();
}

std::string condition_words(const syntax::Expr& expr, const Scene& scene) {
  return Words(expr, scene).condition();
}

std::string pattern_words(std::span<const syntax::Pattern> patterns, const Scene& scene,
                          std::span<const std::string_view> match) {
  const PhraseBook& book = phrase_book(scene.language);
  const std::vector<std::string> fields(match.begin(), match.end());
  std::vector<std::string> all;
  for (const syntax::Pattern& pattern : patterns) {
    std::string words = pattern.any ? std::string(book.any_event) : event_words(pattern.event);
    if (!match.empty()) {
      words = say(book.same_field, joined(fields, book.item_comma, book.field_last), words);
    }
    if (pattern.where) words = say(book.where, words, condition_words(*pattern.where, scene));
    all.push_back(std::move(words));
  }
  const bool where = std::any_of(patterns.begin(), patterns.end(),
                                 [](const syntax::Pattern& one) { return one.where.has_value(); });
  return where ? joined(all, book.or_pattern, book.or_pattern)
               : joined(all, book.pattern_comma, book.pattern_last);
}

}  // namespace mora::explain
