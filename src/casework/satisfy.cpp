// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/satisfy.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "casework/candidates.hpp"

namespace mora::casework {
namespace {

using sema::Node;
using sema::NodeKind;

// Tries what each part of a condition could be met with, and goes back where a later part does not
// go with it.
class Solver {
 public:
  Solver(const Subject& subject, const Node& condition)
      : subject_(subject), condition_(condition) {}

  bool solve(bool wanted, Making& making) {
    return meet(condition_, wanted, making, [&](const Making& trial) {
      if (holds(condition_, trial) != wanted) return false;
      making = trial;
      return true;
    });
  }

 private:
  // Whether what has been met so far will do.
  using Next = std::function<bool(const Making&)>;

  bool meet(const Node& node, bool wanted, const Making& making, const Next& next) {
    switch (node.kind) {
      case NodeKind::logical_not: return meet(node.args[0], !wanted, making, next);
      case NodeKind::logical_and:
        return wanted ? meet_all(node, 0, true, making, next) : meet_one(node, false, making, next);
      case NodeKind::logical_or:
        return wanted ? meet_one(node, true, making, next) : meet_all(node, 0, false, making, next);
      default: return meet_leaf(node, wanted, making, next);
    }
  }

  bool meet_all(const Node& node, std::size_t from, bool wanted, const Making& making,
                const Next& next) {
    if (from == node.args.size()) return next(making);
    return meet(node.args[from], wanted, making,
                [&](const Making& trial) { return meet_all(node, from + 1, wanted, trial, next); });
  }

  // One part is as wanted and the others are not, so that it is this part that decides; where the
  // parts do not go together, the others are left alone.
  bool meet_one(const Node& node, bool wanted, const Making& making, const Next& next) {
    const auto alone = [&](const Node& chosen) {
      return meet(chosen, wanted, making, [&](const Making& trial) {
        return meet_others(node, &chosen, 0, !wanted, trial, next);
      });
    };
    const auto at_all = [&](const Node& chosen) { return meet(chosen, wanted, making, next); };
    return std::any_of(node.args.begin(), node.args.end(), alone) ||
           std::any_of(node.args.begin(), node.args.end(), at_all);
  }

  bool meet_others(const Node& node, const Node* chosen, std::size_t from, bool wanted,
                   const Making& making, const Next& next) {
    if (from == node.args.size()) return next(making);
    const Next rest = [&](const Making& trial) {
      return meet_others(node, chosen, from + 1, wanted, trial, next);
    };
    if (&node.args[from] == chosen) return rest(making);
    return meet(node.args[from], wanted, making, rest);
  }

  bool meet_leaf(const Node& node, bool wanted, const Making& given, const Next& next) {
    if (++tried_ > most_tried) return false;
    Making making = given;
    give_roles(node, wanted, making);
    const std::vector<Blank> blanks = open_fields(node, making);
    if (blanks.empty()) return holds(node, making) == wanted && next(making);
    if (node.kind == NodeKind::is_null || node.kind == NodeKind::is_not_null) {
      return null_check(node, wanted, blanks.front(), making) && next(making);
    }
    return std::any_of(blanks.begin(), blanks.end(), [&](const Blank& blank) {
      return probe(node, wanted, blank, blanks, making, next);
    });
  }

  // Somebody holds the roles that the condition reads, unless it asks for nobody.
  void give_roles(const Node& node, bool wanted, Making& making) const {
    if (!making.may_give_roles) return;
    const bool asks_for_nobody = (node.kind == NodeKind::is_null && wanted) ||
                                 (node.kind == NodeKind::is_not_null && !wanted);
    if (!asks_for_nobody) give_roles_in(node, making);
  }
  void give_roles_in(const Node& node, Making& making) const {
    if (node.kind == NodeKind::role && !making.holders.contains(node.index)) {
      const std::string& role = subject_.source.vocabulary.roles()[node.index];
      making.holders[node.index] = subject_.texts.keep(role + "-1");
    }
    for (const Node& arg : node.args) give_roles_in(arg, making);
  }

  bool null_check(const Node& node, bool wanted, const Blank& blank, Making& making) const {
    if ((node.kind == NodeKind::is_null) == wanted) {
      making.absent.insert(std::string(blank.name));
    } else {
      making.event.fields[std::string(blank.name)] =
          plain_value(subject_, blank, making.event.time);
    }
    return holds(node, making) == wanted;
  }

  bool probe(const Node& node, bool wanted, const Blank& blank, const std::vector<Blank>& blanks,
             const Making& making, const Next& next) {
    Making trial = making;
    for (const Blank& other : blanks) {
      if (other.name == blank.name) continue;
      trial.event.fields[std::string(other.name)] = plain_value(subject_, other, making.event.time);
    }
    const std::vector<Value> values = candidates(subject_, node, condition_, blank, trial.facts());
    return std::any_of(values.begin(), values.end(), [&](const Value& value) {
      trial.event.fields[std::string(blank.name)] = value;
      return !value.is_null() && holds(node, trial) == wanted && next(trial);
    });
  }

  // The fields of the event that the condition reads and nothing has decided yet.
  [[nodiscard]] std::vector<Blank> open_fields(const Node& node, const Making& making) const {
    std::vector<Blank> blanks;
    const sema::EventInfo& event = subject_.event(making.event.type);
    for (const std::string& name : fields_in(node, NodeKind::event_field)) {
      const auto slot = event.find(name);
      if (!slot || making.event.fields.contains(name) || making.absent.contains(name)) continue;
      blanks.push_back({event.fields[*slot].name, event.fields[*slot].kind});
    }
    return blanks;
  }

  [[nodiscard]] bool holds(const Node& node, const Making& making) const {
    return evaluate(subject_, node, making.facts()).is_true();
  }

  static constexpr std::size_t most_tried = 10'000;

  const Subject& subject_;
  const Node& condition_;
  std::size_t tried_ = 0;
};

}  // namespace

bool satisfy(const Subject& subject, const Node& condition, bool wanted, Making& making) {
  return Solver(subject, condition).solve(wanted, making);
}

void fill_in(const Subject& subject, const std::string& field, Making& making) {
  const sema::EventInfo& event = subject.event(making.event.type);
  const auto slot = event.find(field);
  if (!slot || making.event.fields.contains(field) || making.absent.contains(field)) return;
  const auto given = subject.each.find(field);
  making.event.fields[field] =
      given != subject.each.end()
          ? given->second
          : plain_value(subject, {field, event.fields[*slot].kind}, making.event.time);
}

}  // namespace mora::casework
