// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/read_rule.hpp"

#include <algorithm>
#include <charconv>

#include "expr/parse_expr.hpp"
#include "policy/map_reader.hpp"
#include "policy/read_fine.hpp"
#include "policy/read_values.hpp"

namespace mora::policy {

using syntax::Node;
using syntax::NodeKind;
using syntax::Scalar;

namespace {

constexpr std::string_view forms[] = {"require", "forbid", "require_prior", "forbid_prior",
                                      "assert"};

bool is_rule_key(std::string_view key) {
  return std::any_of(rule_keys.begin(), rule_keys.end(),
                     [&](const KeySpec& spec) { return spec.name == key; });
}

bool is_form(std::string_view key) {
  return std::find(std::begin(forms), std::end(forms), key) != std::end(forms);
}

// The rule key that an entry of a clause, a rule or the defaults is or was meant to be; else empty.
std::string_view rule_key(const Node& map, const syntax::Entry& entry) {
  const std::string_view meant =
      meant_key(map, entry.key.text, {clause_keys, rule_name_keys, rule_keys});
  return is_rule_key(meant) ? meant : std::string_view();
}

// A rule's map with what it inherits: its own keys, then its clause's, then the defaults'. A
// misspelt key stands for the one that was meant.
struct MergedRule {
  Node node;
  std::vector<syntax::GivenKey> keys;

  void add(const Node& from, bool own) {
    if (from.kind != NodeKind::map) return;
    for (const syntax::Entry& entry : from.entries) {
      const std::string key(rule_key(from, entry));
      if (key.empty() || node.find(key) != nullptr) continue;
      keys.push_back({key, entry.key.span, own});
      node.entries.push_back(entry);
      node.entries.back().key.text = key;
    }
  }
};

std::vector<syntax::Pause> read_pauses(const Node& node, text::DiagnosticBag& bag) {
  std::vector<syntax::Pause> pauses;
  if (node.kind == NodeKind::null) return pauses;
  for (const Node* item : as_list(node)) {
    const MapReader map(*item, {pause_keys}, "a pause", bag);
    const Node* from = map.find("from");
    const Node* to = map.find("to");
    if (from == nullptr || to == nullptr) continue;
    pauses.push_back({read_patterns(*from, bag), read_patterns(*to, bag)});
  }
  return pauses;
}

std::optional<syntax::Liable> read_liable(const Node& node, text::DiagnosticBag& bag) {
  if (node.kind == NodeKind::scalar) return syntax::Liable{node.scalar, std::nullopt};
  if (node.kind != NodeKind::map) {
    report_shape(node, "'liable'", "a role or a map of role and person", bag);
    return std::nullopt;
  }
  const MapReader map(node, {liable_keys}, "'liable'", bag);
  const Scalar* role = map.text("role");
  if (role == nullptr) return std::nullopt;
  syntax::Liable liable{*role, std::nullopt};
  if (const Node* person = map.find("person")) {
    liable.person = read_expression(*person, "'person'", bag);
  }
  return liable;
}

// "80%" or "30m".
std::optional<syntax::Warning> read_warning(const Scalar& text, text::DiagnosticBag& bag) {
  syntax::Warning warning;
  warning.span = text.span;
  if (text.text.ends_with('%')) {
    warning.percent = parse_decimal(text.text.substr(0, text.text.size() - 1));
    const bool fits = warning.percent && warning.percent->coefficient > 0 &&
                      compare(*warning.percent, Decimal{1, 2}) <= 0;
    if (fits) return warning;
    bag.report(Code::bad_warning, text.span,
               "'" + text.text + "' is no share of the time: more than 0% and at most 100%");
    return std::nullopt;
  }
  if (parse_decimal(text.text)) {
    bag.report(Code::bad_warning, text.span, "'" + text.text + "' has no unit").help =
        "write " + text.text + "% for a share of the time, " + text.text + "m for minutes left";
    return std::nullopt;
  }
  const auto duration = expr::parse_duration(text, bag);
  if (!duration) return std::nullopt;
  if (duration->civil) {
    bag.report(
           Code::bad_warning, text.span,
           "the time left is counted on the clock, in h, m, s or ms, not in '" + text.text + "'")
        .help = "write 1d as 24h";
    return std::nullopt;
  }
  warning.left = duration->exact;
  return warning;
}

std::vector<syntax::Warning> read_warnings(const Node& node, text::DiagnosticBag& bag) {
  std::vector<syntax::Warning> warnings;
  for (const Scalar& text : read_texts(node, "'warn'", bag)) {
    if (const auto warning = read_warning(text, bag)) warnings.push_back(*warning);
  }
  return warnings;
}

std::uint32_t read_times(const Scalar& scalar, text::DiagnosticBag& bag) {
  std::uint32_t times = 0;
  const char* const end = scalar.text.data() + scalar.text.size();
  const auto [rest, error] = std::from_chars(scalar.text.data(), end, times);
  if (error == std::errc() && rest == end && times >= 1) return times;
  bag.report(Code::bad_value, scalar.span,
             "'times' is a whole number from 1 on, not '" + scalar.text + "'");
  return 1;
}

// A fine's name, or an amount in place: a name starts with a letter and is no CURRENCY AMOUNT.
bool is_fine_name(const Scalar& scalar) {
  return !scalar.text.empty() && scalar.text.find(' ') == std::string::npos &&
         (scalar.text[0] < '0' || scalar.text[0] > '9') && scalar.text[0] != '-';
}

class RuleReader {
 public:
  RuleReader(const MergedRule& merged, syntax::Rule& rule, text::DiagnosticBag& bag)
      : map_(merged.node, {rule_keys}, "a rule", bag), rule_(rule), bag_(bag) {}

  void read() {
    rule_.on = patterns("on");
    rule_.until = patterns("until");
    rule_.unless = patterns("unless");
    read_form();
    read_deadline();
    read_matching();
    read_consequences();
  }

 private:
  std::optional<syntax::Patterns> patterns(std::string_view key) {
    const Node* node = map_.find(key);
    if (node == nullptr) return std::nullopt;
    return read_patterns(*node, bag_);
  }

  static std::string written(const Node& node) {
    if (node.kind == NodeKind::scalar) return node.scalar.text;
    std::string text;
    for (const Node& item : node.items) {
      text += (text.empty() ? "" : " or ") + written(item);
    }
    return text;
  }

  void read_form() {
    for (const syntax::GivenKey& key : rule_.keys) {
      if (!is_form(key.name)) continue;
      if (!rule_.form.empty()) {
        bag_.report(Code::several_forms, key.span,
                    "a rule has one form; '" + rule_.form + "' and '" + key.name + "' are two")
            .notes.push_back({rule_.form_span, "the first stands here"});
        continue;
      }
      rule_.form = key.name;
      rule_.form_span = key.span;
      const Node& value = *map_.find(key.name);
      rule_.form_text = written(value);
      if (key.name == "assert") {
        rule_.asserted = read_expression(value, "'assert'", bag_);
      } else {
        rule_.wanted = read_patterns(value, bag_);
      }
    }
  }

  void read_deadline() {
    if (const Node* within = map_.find("within")) {
      rule_.within = read_durations(*within, bag_);
      rule_.within_text = written(*within);
    }
    if (const Node* by = map_.find("by")) {
      rule_.by = read_expression(*by, "'by'", bag_);
      rule_.by_text = written(*by);
    }
    rule_.ends_day = map_.choice("ends") != nullptr;
    if (const Scalar* clock = map_.filled_text("clock")) rule_.clock = *clock;
    if (const Node* warn = map_.find("warn")) rule_.warn = read_warnings(*warn, bag_);
    if (const Node* pause = map_.find("pause")) rule_.pause = read_pauses(*pause, bag_);
  }

  void read_matching() {
    if (const Scalar* times = map_.text("times")) rule_.times = read_times(*times, bag_);
    if (const Node* match = map_.find("match")) rule_.match = read_texts(*match, "'match'", bag_);
    if (const Scalar* value = map_.choice("retrigger")) {
      rule_.retrigger = value->text;
    }
    if (const Scalar* value = map_.choice("fulfils")) rule_.fulfils = value->text;
    if (const Scalar* key = map_.text("key")) rule_.key = *key;
  }

  void read_consequences() {
    if (const Node* causing = map_.find("causing")) {
      rule_.causing = read_texts(*causing, "'causing'", bag_);
    }
    if (const Node* liable = map_.find("liable")) rule_.liable = read_liable(*liable, bag_);
    if (const Node* effective = map_.find("effective")) {
      rule_.effective = read_effective(*effective, bag_);
    }
    const Node* fine = map_.find("fine");
    if (fine == nullptr) return;
    if (fine->kind == NodeKind::scalar && is_fine_name(fine->scalar)) {
      rule_.fine_name = fine->scalar;
    } else if (fine->kind != NodeKind::null) {
      rule_.fine = read_fine(*fine, bag_);
    }
  }

  MapReader map_;
  syntax::Rule& rule_;
  text::DiagnosticBag& bag_;
};

syntax::Rule read_rule(MergedRule merged, const Node& node, text::DiagnosticBag& bag) {
  merged.node.kind = NodeKind::map;
  merged.node.span = node.span;
  syntax::Rule rule;
  rule.span = node.span;
  rule.keys = merged.keys;
  RuleReader(merged, rule, bag).read();
  return rule;
}

std::vector<syntax::Rule> read_any_of(const Node& any_of, const Node& clause, const Node* defaults,
                                      text::DiagnosticBag& bag) {
  std::vector<syntax::Rule> rules;
  if (any_of.kind != NodeKind::sequence) {
    report_shape(any_of, "'any_of'", "a list of rules", bag).help =
        "each rule begins with '- name:'";
    return rules;
  }
  if (any_of.items.empty()) bag.report(Code::bad_value, any_of.span, "the list of rules is empty");
  for (const Node& item : any_of.items) {
    const MapReader map(item, {rule_name_keys, rule_keys}, "a rule", bag);
    if (item.kind != NodeKind::map) continue;
    MergedRule merged;
    merged.add(item, true);
    merged.add(clause, false);
    if (defaults != nullptr) merged.add(*defaults, false);
    syntax::Rule rule = read_rule(std::move(merged), item, bag);
    if (const Scalar* name = map.filled_text("name")) rule.name = *name;
    rules.push_back(std::move(rule));
  }
  return rules;
}

bool has_rule_key(const Node& clause) {
  return std::any_of(clause.entries.begin(), clause.entries.end(),
                     [&](const syntax::Entry& entry) { return !rule_key(clause, entry).empty(); });
}

}  // namespace

syntax::Clause read_clause(const Node& node, const Node* defaults, text::DiagnosticBag& bag) {
  const MapReader map(node, {clause_keys, rule_keys}, "a clause", bag);
  syntax::Clause clause;
  if (const Scalar* id = map.filled_text("id")) clause.id = *id;
  if (const Node* title = map.find("title")) clause.title = read_title(*title, bag);
  clause.text = map.text_or_empty("text");
  if (const Node* any_of = map.find("any_of")) {
    clause.rules = read_any_of(*any_of, node, defaults, bag);
  } else if (node.kind == NodeKind::map && has_rule_key(node)) {
    MergedRule merged;
    merged.add(node, true);
    if (defaults != nullptr) merged.add(*defaults, false);
    clause.rules.push_back(read_rule(std::move(merged), node, bag));
  }
  return clause;
}

}  // namespace mora::policy
