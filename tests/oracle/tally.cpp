// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/tally.hpp"

namespace mora::oracle {

namespace {

std::string key_of(const std::string& text) { return text.substr(0, text.find(':')); }

// The keys of the rule, by clause and name; those of its clause hold for it too.
std::map<std::string, Keys> rules_of(const PolicyText& policy) {
  std::map<std::string, Keys> rules;
  for (const ClauseText& clause : policy.clauses) {
    const std::string id = clause.keys[0].substr(5, clause.keys[0].size() - 6);  // id: "…"
    rules[id] = clause.keys;
    for (const Keys& rule : clause.any_of) {
      Keys& all = rules[id + rule[0].substr(6)] = rule;  // name: …
      all.insert(all.end(), clause.keys.begin(), clause.keys.end());
    }
  }
  return rules;
}

}  // namespace

void Tally::add(const Scenario& scenario, const Comparison& comparison) {
  std::map<std::string, Keys> rules = rules_of(scenario.policy);
  for (const Told& told : comparison.judgement.findings) {
    ++counts_[told.kind];
    for (const std::string& key : rules[told.clause + told.rule]) {
      if (key_of(key) != "id" && key_of(key) != "name") ++counts_[told.kind + ", " + key_of(key)];
    }
  }
  for (const auto& [name, count] : comparison.judgement.happened) counts_["- " + name] += count;
  counts_["- open at the end"] += comparison.judgement.open;
  counts_["- rejected events"] += comparison.judgement.rejected.size();
}

std::string Tally::text() const {
  std::string text;
  for (const auto& [name, count] : counts_) {
    const std::string number = std::to_string(count);
    text += std::string(10 - std::min<std::size_t>(number.size(), 9), ' ') + number + "  " + name +
            "\n";
  }
  return text;
}

}  // namespace mora::oracle
