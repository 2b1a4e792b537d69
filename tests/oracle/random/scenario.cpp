// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/scenario.hpp"

#include "oracle/random/random_log.hpp"
#include "oracle/random/random_policy.hpp"

namespace mora::oracle {

namespace {

std::string joined(const Keys& keys) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : ", ") + key;
  return text;
}

std::string yaml_of(const ClauseText& clause) {
  std::string text = "  - {" + joined(clause.keys);
  if (clause.any_of.empty()) return text + "}\n";
  text += ", any_of: [";
  for (const Keys& rule : clause.any_of) {
    text += (&rule == &clause.any_of.front() ? "\n      {" : ",\n      {") + joined(rule) + "}";
  }
  return text + "]}\n";
}

}  // namespace

Scenario random_scenario(std::uint64_t seed) {
  Dice dice(seed);
  const Setting setting = random_setting(dice);
  Scenario scenario;
  scenario.policy = random_policy(dice, setting);
  scenario.log = random_log(dice, setting);
  return scenario;
}

std::string yaml_of(const PolicyText& policy) {
  std::string text = "mora: 1\npolicy: random\n";
  for (const std::string& line : policy.head) text += line + "\n";
  text += "clauses:\n";
  for (const ClauseText& clause : policy.clauses) text += yaml_of(clause);
  return text;
}

}  // namespace mora::oracle
