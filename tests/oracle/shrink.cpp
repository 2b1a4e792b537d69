// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "oracle/comparison.hpp"

namespace mora::oracle {

namespace {

bool still_differs(const Scenario& scenario) {
  const Comparison comparison = compare(scenario);
  return comparison.errors.empty() && comparison.differs();
}

// Leaves out one item after the other of a list in the scenario, from the last on, as long as
// engine and oracle still differ. The first `kept` stay.
template <class GetList>
bool leave_out(Scenario& scenario, GetList list, std::size_t kept = 0) {
  bool shorter = false;
  for (std::size_t i = list(scenario).size(); i-- > kept;) {
    Scenario without = scenario;
    list(without).erase(list(without).begin() + static_cast<std::ptrdiff_t>(i));
    number_lines(without.log);
    if (!still_differs(without)) continue;
    scenario = std::move(without);
    shorter = true;
  }
  return shorter;
}

bool leave_out_fields(Scenario& scenario) {
  bool shorter = false;
  for (std::size_t i = 0; i < scenario.log.deliveries.size(); ++i) {
    const auto* const event = std::get_if<LogEvent>(&scenario.log.deliveries[i]);
    if (event == nullptr) continue;
    const std::map<std::string, Value> fields = event->fields;
    for (const auto& [name, value] : fields) {
      Scenario without = scenario;
      std::get<LogEvent>(without.log.deliveries[i]).fields.erase(name);
      if (!still_differs(without)) continue;
      scenario = std::move(without);
      shorter = true;
    }
  }
  return shorter;
}

// The condition behind the last " where " of a quoted pattern, and so on for those before it.
bool leave_out_conditions(std::string& text, const Scenario& scenario) {
  for (std::size_t where = text.rfind(" where "); where != std::string::npos && where > 0;
       where = text.rfind(" where ", where - 1)) {
    std::string whole = text;
    text.erase(where, text.find('\'', where) - where);
    if (still_differs(scenario)) return true;
    text = std::move(whole);
  }
  return false;
}

bool shorten_clauses(Scenario& scenario) {
  bool shorter = leave_out(
      scenario, [](Scenario & s) -> auto& { return s.policy.clauses; });
  for (std::size_t i = 0; i < scenario.policy.clauses.size(); ++i) {
    const auto keys = [i](Scenario & s) -> auto& { return s.policy.clauses[i].keys; };
    shorter = leave_out(scenario, keys, 1) || shorter;
    const auto rules = [i](Scenario & s) -> auto& { return s.policy.clauses[i].any_of; };
    shorter = leave_out(scenario, rules, 1) || shorter;
    for (std::size_t k = 0; k < scenario.policy.clauses[i].any_of.size(); ++k) {
      const auto rule = [ i, k ](Scenario & s) -> auto& { return s.policy.clauses[i].any_of[k]; };
      shorter = leave_out(scenario, rule, 1) || shorter;
    }
    for (std::string& key : scenario.policy.clauses[i].keys) {
      shorter = leave_out_conditions(key, scenario) || shorter;
    }
  }
  return shorter;
}

}  // namespace

Scenario shrunk(Scenario scenario) {
  bool shorter = true;
  while (shorter) {
    shorter = leave_out(
        scenario, [](Scenario & s) -> auto& { return s.log.deliveries; });
    shorter = shorten_clauses(scenario) || shorter;
    shorter = leave_out(
                  scenario, [](Scenario & s) -> auto& { return s.policy.head; }) ||
              shorter;
    for (std::string& line : scenario.policy.head) {
      shorter = leave_out_conditions(line, scenario) || shorter;
    }
    shorter = leave_out_fields(scenario) || shorter;
  }
  return scenario;
}

}  // namespace mora::oracle
