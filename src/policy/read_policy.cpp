// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/read_policy.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "expr/parse_expr.hpp"
#include "policy/map_reader.hpp"
#include "policy/read_calendar.hpp"
#include "policy/read_fine.hpp"
#include "policy/read_rule.hpp"
#include "policy/read_values.hpp"

namespace mora::policy {

using syntax::Node;
using syntax::NodeKind;
using syntax::Scalar;

namespace {

void check_version(const MapReader& map, text::DiagnosticBag& bag) {
  const Scalar* version = map.text("mora");
  if (version != nullptr && version->text != "1") {
    bag.report(Code::bad_version, version->span,
               "language version '" + version->text + "' is not known; this library reads 1");
  }
}

void check_name(const Scalar& name, text::DiagnosticBag& bag) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (name.text.empty() || !std::all_of(name.text.begin(), name.text.end(), allowed)) {
    bag.report(Code::bad_value, name.span,
               "a policy's name has only small letters, digits and '-', not '" + name.text + "'");
  }
}

// The names that a list has where a map was wanted. They are taken as meant, so that their uses are
// no mistakes of their own.
std::vector<syntax::Entry> listed_entries(const Node& list) {
  std::vector<syntax::Entry> entries;
  for (const Node& item : list.items) {
    if (item.kind == NodeKind::scalar) {
      entries.push_back({item.scalar, {}});
      entries.back().value.span = item.span;
    }
    entries.insert(entries.end(), item.entries.begin(), item.entries.end());
  }
  return entries;
}

// The entries of a map of names; reports another shape. Nothing for an absent or empty one.
std::vector<syntax::Entry> named_entries(const Node* node, std::string_view what,
                                         text::DiagnosticBag& bag) {
  if (node == nullptr || node->kind == NodeKind::null) return {};
  const std::string key = "'" + std::string(what) + "'";
  if (node->kind != NodeKind::map) {
    Diagnostic& diagnostic = report_shape(*node, key, "a map of names", bag);
    const bool list = node->kind == NodeKind::sequence;
    if (list) diagnostic.help = "write each name with a ':' behind it and no '- ' before it";
    return listed_entries(*node);
  }
  for (const syntax::Entry& entry : node->entries) {
    if (entry.key.text.empty()) {
      bag.report(Code::bad_value, entry.key.span, "a name in " + key + " is empty");
    }
  }
  return node->entries;
}

syntax::CaseDecl read_case(const Node& node, text::DiagnosticBag& bag) {
  const MapReader map(node, {case_keys}, "'case'", bag);
  syntax::CaseDecl cases;
  if (const Scalar* key = map.filled_text("key")) {
    cases.key = *key;
    if (key->text == "time" || key->text == "type") {
      bag.report(Code::bad_value, key->span, "'" + key->text + "' does not tell cases apart").help =
          "name the field with the number of the order, the incident, …";
    }
  }
  if (const Node* closes_on = map.find("closes_on"))
    cases.closes_on = read_patterns(*closes_on, bag);
  if (const Scalar* after = map.text("forget_after")) {
    cases.forget_after = expr::parse_duration(*after, bag);
    cases.forget_after_span = after->span;
  }
  return cases;
}

// A field's name, or a map that has it.
std::optional<syntax::Dedupe> read_dedupe(const Node& node, text::DiagnosticBag& bag) {
  syntax::Dedupe dedupe;
  if (node.kind != NodeKind::map) {
    const Scalar* field = as_filled_text(node, "'dedupe'", bag);
    if (field == nullptr) return std::nullopt;
    dedupe.field = *field;
    return dedupe;
  }
  const MapReader map(node, {dedupe_keys}, "'dedupe'", bag);
  if (const Scalar* field = map.filled_text("by")) dedupe.field = *field;
  if (const Scalar* within = map.text("within")) {
    dedupe.within = expr::parse_duration(*within, bag);
    dedupe.within_span = within->span;
  }
  return dedupe.field.text.empty() ? std::nullopt : std::optional(dedupe);
}

// {cause: string} where {fields: {cause: string}} was meant.
bool lacks_fields_key(const Node& event) {
  return !event.entries.empty() &&
         std::all_of(event.entries.begin(), event.entries.end(), [&](const syntax::Entry& entry) {
           return entry.value.kind == NodeKind::scalar &&
                  meant_key(event, entry.key.text, {event_keys}).empty();
         });
}

void report_bare_fields(const Node& event, text::DiagnosticBag& bag) {
  const Scalar& first = event.entries[0].key;
  bag.report(Code::unknown_key, first.span, "an event has no key '" + first.text + "'").help =
      "fields stand under 'fields': {fields: {" + first.text + ": " +
      event.entries[0].value.scalar.text + "}}";
}

syntax::EventDecl read_event(const syntax::Entry& entry, text::DiagnosticBag& bag) {
  syntax::EventDecl event{entry.key, {}};
  if (entry.value.kind == NodeKind::null) return event;
  if (lacks_fields_key(entry.value)) {
    report_bare_fields(entry.value, bag);
    for (const syntax::Entry& field : entry.value.entries) event.fields.push_back({field.key, {}});
    return event;
  }
  const MapReader map(entry.value, {event_keys}, "an event", bag);
  const Node* const fields = map.find("fields");
  const bool is_map = fields != nullptr && fields->kind == NodeKind::map;
  for (const syntax::Entry& field : named_entries(fields, "fields", bag)) {
    // A field without a type is known all the same: its uses are no mistakes of their own.
    event.fields.push_back({field.key, {}});
    if (!is_map && field.value.kind == NodeKind::null) continue;
    if (const Scalar* type = as_filled_text(field.value, "a field's type", bag)) {
      event.fields.back().type = *type;
    }
  }
  return event;
}

syntax::RoleDecl read_role(const syntax::Entry& entry, text::DiagnosticBag& bag) {
  syntax::RoleDecl role;
  role.name = entry.key;
  if (entry.value.kind == NodeKind::null) return role;
  const MapReader map(entry.value, {role_keys}, "a role", bag);
  if (const Node* title = map.find("title")) role.title = read_title(*title, bag);
  if (const Node* assigned_by = map.find("assigned_by")) {
    const MapReader assignment(*assigned_by, {assigned_by_keys}, "'assigned_by'", bag);
    if (const Node* event = assignment.find("event")) role.assigned_by = read_patterns(*event, bag);
    if (const Node* person = assignment.find("person")) {
      role.person = read_expression(*person, "'person'", bag);
    }
  }
  return role;
}

std::vector<syntax::SourceName> read_source(const Node& node, text::DiagnosticBag& bag) {
  std::vector<syntax::SourceName> names;
  if (node.kind != NodeKind::map) {
    report_shape(node, "'source'", "a map of names to names in the log", bag).help =
        "as in {time: ts, type: activity, case: case_id}";
    return names;
  }
  for (const syntax::Entry& entry : node.entries) {
    const std::string what = "the log's name for '" + entry.key.text + "'";
    if (const Scalar* column = as_filled_text(entry.value, what, bag)) {
      names.push_back({entry.key, *column});
    }
  }
  return names;
}

void read_header(const MapReader& map, syntax::Policy& policy, text::DiagnosticBag& bag) {
  check_version(map, bag);
  if (const Scalar* name = map.text("policy")) {
    policy.name = *name;
    check_name(*name, bag);
  }
  if (const Node* title = map.find("title")) policy.title = read_title(*title, bag);
  if (const Node* effective = map.find("effective")) {
    policy.effective = read_effective(*effective, bag);
  }
  if (const Scalar* zone = map.text("timezone")) policy.timezone = *zone;
  if (const Scalar* unit = map.choice("precision")) {
    policy.precision = *unit;
  }
  if (const Scalar* currency = map.text("currency")) policy.currency = *currency;
  const Scalar* unknown = map.choice("unknown_events");
  policy.reject_unknown_events = unknown != nullptr && unknown->text == "reject";
  if (const Node* cases = map.find("case")) policy.cases = read_case(*cases, bag);
  if (const Node* dedupe = map.find("dedupe")) policy.dedupe = read_dedupe(*dedupe, bag);
  if (const Node* source = map.find("source")) policy.source = read_source(*source, bag);
}

// Reads the files that make up a policy, one within the other.
class PolicyReader {
 public:
  PolicyReader(const Node& root, Includes& includes, std::uint32_t most_clauses,
               text::DiagnosticBag& bag)
      : root_(root),
        includes_(includes),
        most_clauses_(std::min(most_clauses, most_of_all)),
        chain_(root, bag),
        bag_(bag) {}

  syntax::Policy read() {
    const MapReader map(root_, {policy_keys}, "a policy", bag_);
    read_header(map, policy_, bag_);
    defaults_ = map.find("defaults");
    if (defaults_ != nullptr) {
      const MapReader check(*defaults_, {rule_keys}, "'defaults'", bag_);
    }
    read_contents(map);
    return std::move(policy_);
  }

 private:
  // What the engine's number of a rule has room for, with some for rules that an edit leaves
  // behind.
  static constexpr std::uint32_t most_of_all = 500'000;

  void read_contents(const MapReader& map) {
    if (const Node* files = map.find("include")) read_files(*files);
    for (const syntax::Entry& entry : named_entries(map.find("events"), "events", bag_)) {
      policy_.events.push_back(read_event(entry, bag_));
    }
    for (const syntax::Entry& entry : named_entries(map.find("roles"), "roles", bag_)) {
      policy_.roles.push_back(read_role(entry, bag_));
    }
    for (const syntax::Entry& entry : named_entries(map.find("calendars"), "calendars", bag_)) {
      policy_.calendars.push_back(read_calendar(entry, includes_, chain_, bag_));
    }
    for (const syntax::Entry& entry : named_entries(map.find("fines"), "fines", bag_)) {
      policy_.fines.push_back({entry.key, read_fine(entry.value, bag_)});
    }
    read_clauses(map);
  }

  void read_clauses(const MapReader& map) {
    const Node* clauses = map.find("clauses");
    if (clauses == nullptr) return;
    if (clauses->kind != NodeKind::sequence) {
      report_shape(*clauses, "'clauses'", "a list", bag_).help = "each clause begins with '- id:'";
      return;
    }
    for (const Node& clause : clauses->items) {
      if (clauses_ > most_clauses_) return;
      policy_.clauses.push_back(read_clause(clause, defaults_, bag_));
      count(policy_.clauses.back(), clause.span);
    }
  }

  // Says once that there are too many; no more are read then.
  void count(const syntax::Clause& clause, Span place) {
    clauses_ += std::max<std::size_t>(clause.rules.size(), 1);
    if (clauses_ <= most_clauses_) return;
    bag_.report(Code::too_many, clause.id.text.empty() ? place : clause.id.span,
                "the policy has more than " + std::to_string(most_clauses_) + " clauses");
  }

  void read_files(const Node& files) {
    for (const Scalar& path : read_texts(files, "'include'", bag_)) {
      const Node* tree = includes_.open(path);
      if (tree == nullptr) continue;
      chain_.within(*tree, path, [&](const Node& root) { read_part(root); });
    }
  }

  void read_part(const Node& root) {
    if (!taken_.insert(&root).second) return;
    const MapReader map(root, {part_keys}, "an included file", bag_);
    check_version(map, bag_);
    read_contents(map);
  }

  const Node& root_;
  Includes& includes_;
  std::uint32_t most_clauses_;
  std::size_t clauses_ = 0;  // each as many times as it has rules
  IncludeChain chain_;
  text::DiagnosticBag& bag_;
  syntax::Policy policy_;
  const Node* defaults_ = nullptr;
  std::set<const Node*> taken_;
};

}  // namespace

syntax::Policy read_policy(const Node& root, Includes& includes, std::uint32_t most_clauses,
                           text::DiagnosticBag& bag) {
  return PolicyReader(root, includes, most_clauses, bag).read();
}

}  // namespace mora::policy
