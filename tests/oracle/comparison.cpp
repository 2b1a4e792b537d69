// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/comparison.hpp"

#include <map>

#include "oracle/engine_run.hpp"
#include "oracle/log_text.hpp"
#include "oracle/parsed_policy.hpp"

namespace mora::oracle {

namespace {

// The findings as text, violations numbered in the order in which they are told.
std::string text_of(Judgement& judgement) {
  std::map<std::uint64_t, std::uint64_t> numbers;
  std::string text;
  for (Told& told : judgement.findings) {
    told.violation = numbers.emplace(told.violation, numbers.size() + 1).first->second;
    text += "      - " + text_of(told) + "\n";
  }
  text += "    open: " + std::to_string(judgement.open) + "\n    rejected: [";
  for (const std::uint64_t line : judgement.rejected) {
    text += (text.back() == '[' ? "" : ", ") + std::to_string(line);
  }
  return text + "]\n";
}

}  // namespace

Comparison compare(const Scenario& scenario) {
  const std::string policy = yaml_of(scenario.policy);
  EngineRun engine = run_engine(policy, scenario.log);
  Comparison comparison;
  comparison.errors = engine.errors;
  if (!engine.errors.empty()) return comparison;
  comparison.judgement = judge_log(parsed_policy(policy), scenario.log);
  comparison.engine = text_of(engine.judgement);
  comparison.oracle = text_of(comparison.judgement);
  return comparison;
}

std::string report_of(const Scenario& scenario) {
  const Comparison comparison = compare(scenario);
  const std::string policy = yaml_of(scenario.policy);
  if (!comparison.errors.empty()) return policy + comparison.errors;
  return case_text(policy, scenario.log) + "    expect:  # the oracle\n" + comparison.oracle +
         "    expect:  # the engine\n" + comparison.engine;
}

}  // namespace mora::oracle
