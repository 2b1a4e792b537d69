// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/text_uses.hpp"

#include <algorithm>

#include "casework/evaluate.hpp"

namespace mora::casework {
namespace {

using sema::Node;
using sema::NodeKind;

bool is_text(const Node& node) {
  return node.kind == NodeKind::constant && node.type == sema::Type::string;
}

bool mentions_text(const Node& node) {
  return is_text(node) || std::any_of(node.args.begin(), node.args.end(), mentions_text);
}

class Uses {
 public:
  TextUses find(const sema::CheckedPolicy& policy) {
    found_.persons.insert("by");
    add(policy.closes_on);
    for (const sema::CheckedRole& role : policy.roles) {
      add(role.assigned_by);
      add_person(role.person);
    }
    for (const sema::CheckedFine& fine : policy.fines) {
      for (const sema::CheckedAggravation& aggravation : fine.aggravated) add(aggravation.when);
    }
    for (const sema::CheckedRule& rule : policy.rules) add_rule(rule);
    return std::move(found_);
  }

 private:
  void add_rule(const sema::CheckedRule& rule) {
    add(rule.on);
    add(rule.wanted);
    add(rule.until);
    add(rule.unless);
    for (const sema::CheckedPause& pause : rule.pauses) {
      add(pause.from);
      add(pause.to);
    }
    if (rule.asserted) walk(*rule.asserted);
    if (rule.by) walk(*rule.by);
    add_person(rule.person);
  }

  void add(const std::optional<sema::Patterns>& patterns) {
    if (patterns) add(*patterns);
  }
  void add(const sema::Patterns& patterns) {
    for (const sema::Pattern& pattern : patterns) {
      if (pattern.where) walk(*pattern.where);
    }
  }

  void add_person(const std::optional<Node>& person) {
    if (person) add_fields(*person, found_.persons);
  }

  static void add_fields(const Node& node, Names& names) {
    for (const NodeKind kind : {NodeKind::event_field, NodeKind::trigger_field}) {
      for (std::string& name : fields_in(node, kind)) names.insert(std::move(name));
    }
  }

  // Whether two fields are equal does not depend on what they are called; all else does.
  void walk(const Node& node) {
    if (is_text(node)) found_.texts.insert(node.text);
    const bool ordered = node.kind == NodeKind::compare && node.op != detail::Op::equal &&
                         node.op != detail::Op::not_equal && node.op != detail::Op::same;
    const bool against_text = (node.kind == NodeKind::compare || node.kind == NodeKind::in_items ||
                               node.kind == NodeKind::in_list) &&
                              mentions_text(node);
    if (node.kind == NodeKind::function || ordered || against_text) {
      add_fields(node, found_.compared);
    }
    for (const Node& arg : node.args) walk(arg);
  }

  TextUses found_;
};

}  // namespace

TextUses text_uses(const sema::CheckedPolicy& policy) { return Uses().find(policy); }

}  // namespace mora::casework
