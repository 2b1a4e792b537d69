// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/compare.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace mora::testing {
namespace {

bool agrees(const ExpectedFact& wanted, const FoundFacts& found) {
  return wanted.fact.exact == found[wanted.field].exact;
}

bool agrees(const ExpectedFinding& wanted, const FoundFacts& found) {
  return std::all_of(wanted.facts.begin(), wanted.facts.end(),
                     [&](const ExpectedFact& fact) { return agrees(fact, found); });
}

// Meant to be the same finding, though some fact differs: kind, clause and rule are as wanted.
bool resembles(const ExpectedFinding& wanted, const FoundFacts& found) {
  return std::all_of(wanted.facts.begin(), wanted.facts.end(), [&](const ExpectedFact& fact) {
    const std::string_view name = fact_names()[fact.field];
    const bool identity = name == "kind" || name == "clause" || name == "rule";
    return !identity || agrees(fact, found);
  });
}

// The cheapest way to turn what was expected into what came, as for an edit distance: a missing or
// a changed finding costs 1, and so does one beyond the expected unless such ones are allowed.
class Alignment {
 public:
  Alignment(const std::vector<ExpectedFinding>& expected, const std::vector<FoundFacts>& found,
            bool nothing_else)
      : expected_(expected),
        found_(found),
        extra_cost_(nothing_else ? 1 : 0),
        costs_((expected.size() + 1) * (found.size() + 1), 0) {
    for (std::size_t i = expected.size() + 1; i-- > 0;) {
      for (std::size_t j = found.size() + 1; j-- > 0;) fill(i, j);
    }
  }

  [[nodiscard]] std::uint32_t cost(std::size_t i, std::size_t j) const {
    return costs_[i * (found_.size() + 1) + j];
  }
  // What it costs to take the next of both as one finding.
  [[nodiscard]] std::uint32_t pair_cost(std::size_t i, std::size_t j) const {
    if (i == expected_.size() || j == found_.size()) return impossible;
    if (agrees(expected_[i], found_[j])) return cost(i + 1, j + 1);
    return resembles(expected_[i], found_[j]) ? cost(i + 1, j + 1) + 1 : impossible;
  }
  [[nodiscard]] std::uint32_t missing_cost(std::size_t i, std::size_t j) const {
    return i == expected_.size() ? impossible : cost(i + 1, j) + 1;
  }

 private:
  static constexpr std::uint32_t impossible = UINT32_MAX;

  void fill(std::size_t i, std::size_t j) {
    if (i == expected_.size() && j == found_.size()) return;
    const std::uint32_t extra = j == found_.size() ? impossible : cost(i, j + 1) + extra_cost_;
    costs_[i * (found_.size() + 1) + j] = std::min({pair_cost(i, j), missing_cost(i, j), extra});
  }

  const std::vector<ExpectedFinding>& expected_;
  const std::vector<FoundFacts>& found_;
  std::uint32_t extra_cost_;
  std::vector<std::uint32_t> costs_;
};

class Report {
 public:
  explicit Report(const SourceMap& sources) : sources_(sources) {}

  void changed(const ExpectedFinding& wanted, const FoundFacts& found) {
    text_ += fmt::format("{}: differs: {}\n", place(wanted.span), outline(wanted));
    for (const ExpectedFact& fact : wanted.facts) {
      if (agrees(fact, found)) continue;
      const std::string name = fmt::format("{}:", fact_names()[fact.field]);
      text_ += fmt::format("    {:<14} expected {}\n", name, fact.fact.shown);
      text_ += fmt::format("    {:<14} got      {}\n", "", found[fact.field].shown);
    }
  }
  void missing(const ExpectedFinding& wanted) {
    text_ += fmt::format("{}: did not come: {}\n", place(wanted.span), outline(wanted));
  }
  void out_of_order(const ExpectedFinding& wanted) {
    text_ += fmt::format("{}: came in another order: {}\n", place(wanted.span), outline(wanted));
  }
  void unexpected(const FoundFacts& found) {
    const auto reason = std::find(fact_names().begin(), fact_names().end(), "because");
    const auto index = static_cast<std::size_t>(reason - fact_names().begin());
    text_ += fmt::format("not expected: {}\n    {}\n", outline(found), found[index].shown);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  [[nodiscard]] std::string place(Span span) const {
    return fmt::format("{}:{}", sources_.name(span.source),
                       sources_.locate(span.source, span.begin).line);
  }

  const SourceMap& sources_;
  std::string text_;
};

// One step through both lists: a pair, or one side alone.
struct Step {
  const ExpectedFinding* wanted = nullptr;
  const FoundFacts* found = nullptr;
};

std::vector<Step> steps_through(const std::vector<ExpectedFinding>& expected,
                                const std::vector<FoundFacts>& found, bool nothing_else) {
  const Alignment alignment(expected, found, nothing_else);
  std::vector<Step> steps;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < expected.size() || j < found.size()) {
    const std::uint32_t cost = alignment.cost(i, j);
    if (alignment.pair_cost(i, j) == cost) {
      steps.push_back({&expected[i++], &found[j++]});
    } else if (alignment.missing_cost(i, j) == cost) {
      steps.push_back({&expected[i++], nullptr});
    } else {
      steps.push_back({nullptr, &found[j++]});
    }
  }
  return steps;
}

// What is missing in one place and has come in another is one mistake, not two: takes the other
// place out of the steps.
bool take_elsewhere(const ExpectedFinding& wanted, std::vector<Step>& steps) {
  for (Step& step : steps) {
    if (step.wanted != nullptr || step.found == nullptr || !agrees(wanted, *step.found)) continue;
    step.found = nullptr;
    return true;
  }
  return false;
}

}  // namespace

std::string compare(const std::vector<ExpectedFinding>& expected,
                    const std::vector<FoundFacts>& found, bool nothing_else,
                    const SourceMap& sources) {
  std::vector<Step> steps = steps_through(expected, found, nothing_else);
  std::vector<const ExpectedFinding*> out_of_order;
  for (Step& step : steps) {
    if (step.wanted == nullptr || step.found != nullptr) continue;
    if (take_elsewhere(*step.wanted, steps)) out_of_order.push_back(step.wanted);
  }
  Report report(sources);
  for (const Step& step : steps) {
    if (step.wanted != nullptr && step.found != nullptr) {
      if (!agrees(*step.wanted, *step.found)) report.changed(*step.wanted, *step.found);
    } else if (step.wanted != nullptr) {
      const bool came =
          std::find(out_of_order.begin(), out_of_order.end(), step.wanted) != out_of_order.end();
      came ? report.out_of_order(*step.wanted) : report.missing(*step.wanted);
    } else if (step.found != nullptr && nothing_else) {
      report.unexpected(*step.found);
    }
  }
  return report.take();
}

}  // namespace mora::testing
