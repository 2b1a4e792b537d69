// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/run_case.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "mora/monitor.hpp"

#include "testing/case_tally.hpp"
#include "testing/compare.hpp"
#include "testing/fact.hpp"
#include "testing/node_reading.hpp"
#include "testing/read_event.hpp"
#include "testing/ready_case.hpp"

namespace mora::testing {
namespace {

using text::DiagnosticBag;

std::string place_of_event(const WrittenCase& written, std::uint64_t number,
                           const SourceMap& sources) {
  const Span span = written.events->items[number - 1].span;
  return fmt::format("{}:{}", sources.name(span.source),
                     sources.locate(span.source, span.begin).line);
}

// Keeps what comes of a case, and counts it where somebody wants to know.
class CaseSink {
 public:
  CaseSink(const Program& program, std::vector<FoundFacts>& found, CaseTally* tally)
      : program_(&program), found_(&found), tally_(tally) {}

  void operator()(const Finding& finding) const {
    found_->push_back(facts_of(*program_, finding));
    if (tally_ != nullptr) tally_->add(finding);
  }
  void trace(const Transition& transition) const {
    if (tally_ != nullptr) tally_->add(transition);
  }

 private:
  const Program* program_;
  std::vector<FoundFacts>* found_;
  CaseTally* tally_;
};

std::string push_all(Monitor<CaseSink>& monitor, const ReadyCase& ready, const WrittenCase& written,
                     const SourceMap& sources, CaseTally* tally) {
  std::string message;
  for (std::uint64_t number = 1; number <= ready.events.size(); ++number) {
    const auto& event = ready.events[number - 1];
    if (!event) continue;
    const Status status = monitor.push(*event);
    if (ok(status) && tally != nullptr) tally->add(*event);
    const bool rejected = is_rejected(written, number);
    const bool taken = ok(status) || status == Status::duplicate;
    if (taken != rejected) continue;
    message += fmt::format("{}: event {} ", place_of_event(written, number, sources), number);
    message += rejected ? "was to be rejected, but was taken\n"
                        : fmt::format("was rejected: {}\n", describe(status));
  }
  return message;
}

std::string check_open(const WrittenCase& written, std::uint64_t open) {
  if (!written.open || *written.open == open) return {};
  return fmt::format("open obligations at the end: expected {}, got {}\n", *written.open, open);
}

std::string check_duplicates(const WrittenCase& written, std::uint64_t duplicates) {
  if (!written.duplicates || *written.duplicates == duplicates) return {};
  return fmt::format("duplicates: expected {}, got {}\n", *written.duplicates, duplicates);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

// What differs between two texts, between the lines that they begin and end with alike.
std::string line_difference(std::string_view expected, std::string_view got) {
  const auto a = lines_of(expected);
  const auto b = lines_of(got);
  const auto [a_from, b_from] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto a_to = a.end();
  auto b_to = b.end();
  while (a_to != a_from && b_to != b_from && *std::prev(a_to) == *std::prev(b_to)) {
    --a_to;
    --b_to;
  }
  std::string text;
  for (auto line = a_from; line != a_to; ++line) text += fmt::format("expected: {}\n", *line);
  for (auto line = b_from; line != b_to; ++line) text += fmt::format("got:      {}\n", *line);
  return text;
}

std::string without_folder(std::string text, const std::string& folder) {
  if (folder.empty()) return text;
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at)) {
    text.erase(at, folder.size());
  }
  return text;
}

CaseResult outcome(std::string message) {
  CaseResult result;
  result.outcome = message.empty() ? CaseOutcome::passed : CaseOutcome::failed;
  result.message = std::move(message);
  return result;
}

}  // namespace

CaseResult run_case(const Program& program, const WrittenCase& written, const SourceMap& sources,
                    PolicyCoverage* coverage, DiagnosticBag& bag) {
  DiagnosticBag own;
  EventFileReader reader(program, written.each, own);
  const ReadyCase ready = ready_case(program, written, reader, own);
  const bool broken = own.has_errors();
  hand_over(own, bag);
  if (broken) return {"", 0, CaseOutcome::broken, "", {}};

  std::vector<FoundFacts> found;
  std::optional<CaseTally> tally;
  if (coverage != nullptr) tally.emplace(*coverage);
  CaseTally* const counting = tally ? &*tally : nullptr;
  Monitor<CaseSink> monitor(program, {program, found, counting}, {ready.lateness});
  std::string message = push_all(monitor, ready, written, sources, counting);
  monitor.finish(ready.as_of);
  if (tally) tally->finish();
  message += compare(ready.expected, found, written.expect_nothing_else, sources);
  message += check_open(written, monitor.counters().open);
  message += check_duplicates(written, monitor.counters().duplicates);
  return outcome(std::move(message));
}

CaseResult check_errors(const CompileResult& compiled, const WrittenCase& written,
                        const std::string& folder) {
  const std::string got = without_folder(compiled.messages(), folder);
  std::string message = line_difference(written.policy.errors->scalar.text, got);
  return outcome(std::move(message));
}

}  // namespace mora::testing
