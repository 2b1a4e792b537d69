// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/record_case.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "casework/case_text.hpp"
#include "casework/judge.hpp"
#include "casework/renaming.hpp"
#include "casework/yaml_text.hpp"

namespace mora::casework {
namespace {

bool is_same(const Told& a, const Told& b) {
  return a.kind == b.kind && a.rule == b.rule && a.at == b.at && a.opened_at == b.opened_at;
}

// The same comes of both, but for names.
bool are_same(const Verdict& a, const Verdict& b) {
  return a.open.size() == b.open.size() &&
         std::equal(a.findings.begin(), a.findings.end(), b.findings.begin(), b.findings.end(),
                    is_same);
}

// A rule that goes by another key sees more of the log than the case has.
std::string other_keys(const PolicyFile& policy, const CaseEvents& found) {
  Names keys;
  for (const sema::CheckedRule& rule : policy.source->checked.rules) {
    const bool touched =
        std::any_of(found.events.begin(), found.events.end(),
                    [&](const DraftEvent& event) { return event.fields.contains(rule.key); });
    if (rule.key != found.key && touched) keys.insert(rule.key);
  }
  if (keys.empty()) return {};
  return fmt::format("# Rules that go by {} see no more here than the events of one {}\n",
                     fmt::join(keys, ", "), found.key);
}

std::string head(const Renaming& renaming, const RecordedCase& recorded) {
  std::string text = "# A case recorded from a log; it expects what Mora says of it today.\n";
  const auto add = [&](std::string_view what, const Names& fields, std::string_view why) {
    if (!fields.empty()) text += fmt::format("# {} {}{}\n", what, fmt::join(fields, ", "), why);
  };
  add("Replaced: persons in", renaming.person_fields(), "");
  add("Replaced: texts in", renaming.other_fields(), "");
  add("Kept: texts in", renaming.compared_fields(), ", which conditions compare");
  add("Kept as asked: texts in", renaming.asked_fields(), "");
  text += "# Kept: times, numbers, amounts\n";
  if (recorded.rejected > 0) {
    text += fmt::format("# Left out: {} that came too late\n", recorded.rejected);
  }
  if (recorded.differs) {
    text += "# With the true names other findings come: a condition reads names\n";
  }
  return text;
}

}  // namespace

RecordedCase record_case(const PolicyFile& policy, const CaseEvents& found,
                         const RecordOptions& options, Texts& texts) {
  Renaming renaming(*policy.source, texts, options.keep, found.events);
  DraftCase draft{"recorded from a log", {}, {}, found.end, std::nullopt};
  for (const DraftEvent& event : found.events) draft.events.push_back(renaming.rename(event));
  const Fields each{{found.key, draft.events.front().fields.at(found.key)}};
  const Subject subject{policy.sources, *policy.source, policy.program, texts, seconds(1), each};
  const Verdict verdict = judge(subject, draft.events, draft.as_of);
  // What came of the case by its last event says nothing of when the log ends.
  if (are_same(verdict, judge(subject, draft.events, std::nullopt))) draft.as_of.reset();

  RecordedCase recorded;
  recorded.events = draft.events.size();
  recorded.rejected = found.rejected;
  recorded.differs = !are_same(verdict, judge(subject, found.events, found.end));
  recorded.text = fmt::format("{}{}\nrules: {}\n{}cases:\n{}", head(renaming, recorded),
                              other_keys(policy, found), yaml_text(options.rules),
                              each_text(subject), case_text(subject, draft, verdict, ""));
  return recorded;
}

}  // namespace mora::casework
