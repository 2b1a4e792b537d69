// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Summary: what a run came to: how many events there were, and violations and fines by clause, by
// role and by person. Not a finding's text: report.hpp writes those.
// Threads: a summary belongs to one thread. Ownership: keeps a handle to its program and copies of
// names.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::binary {
class Decoder;
}

namespace mora::inline v0 {

// A sum of fines in whatever currencies they are. One that does not fit counts as the largest
// amount.
class FineTotal {
 public:
  void add(const Money& money);
  [[nodiscard]] bool empty() const { return amounts_.empty(); }
  // In the order in which the currencies first came.
  [[nodiscard]] const std::vector<Money>& amounts() const { return amounts_; }

 private:
  std::vector<Money> amounts_;
};

// What falls to one clause, role or person.
struct SummaryLine {
  std::uint64_t violations = 0;
  FineTotal fines;  // with what amendments added
};

struct SummaryCounts {
  std::uint64_t events = 0;      // taken
  std::uint64_t duplicates = 0;  // passed over: events that came again
  std::uint64_t rejected = 0;
  std::uint64_t later = 0;     // left out because they came after `as_of`
  std::uint64_t unknown = 0;   // of types that the policy does not have
  std::uint64_t open = 0;      // obligations still live at the end
  std::uint64_t unopened = 0;  // obligations beyond a limit: what they come to is not known
  std::uint64_t amended = 0;
  std::uint64_t late = 0;
  std::uint64_t warnings = 0;
};

class Summary {
 public:
  explicit Summary(Program program);

  // The run goes on under an edited policy. Rules are the same by clause and name; what a clause
  // came to that the next policy lacks stays under gone().
  void go_on(Program next);

  // All that it came to so far, as bytes; and the same once more, where the run goes on elsewhere,
  // maybe under an edited policy: rules are the same by clause and name. False, and nothing
  // changes, for bytes that are no summary.
  [[nodiscard]] std::string saved() const;
  [[nodiscard]] bool resume(std::string_view saved);

  void add_events(std::uint64_t count) { counts_.events += count; }
  // Events that came again; so many of them were added as events, as they were held when they came.
  void add_duplicates(std::uint64_t count, std::uint64_t held) {
    counts_.duplicates += count;
    counts_.events -= held;
  }
  void add_rejected() { ++counts_.rejected; }
  void add_later() { ++counts_.later; }
  void add_unknown(std::string_view type);
  void add_open(RuleIndex rule);
  void add_unopened(std::uint64_t count) { counts_.unopened += count; }
  void add(const Finding& finding);
  void add_overrun(const CalendarOverrun& overrun);

  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] const SummaryCounts& counts() const { return counts_; }
  [[nodiscard]] const SummaryLine& total() const { return total_; }
  // Of calendars; their names live as long as the program.
  [[nodiscard]] const std::vector<CalendarOverrun>& overruns() const { return overruns_; }
  // By rule, in the policy's order.
  [[nodiscard]] const std::vector<SummaryLine>& by_rule() const { return by_rule_; }
  [[nodiscard]] const std::vector<std::uint64_t>& open_by_rule() const { return open_by_rule_; }
  // By the ids of clauses that are gone.
  [[nodiscard]] const std::map<std::string, SummaryLine, std::less<>>& gone() const {
    return gone_;
  }
  // No role is the empty name, no person is null.
  [[nodiscard]] const std::map<std::string, SummaryLine, std::less<>>& by_role() const {
    return by_role_;
  }
  [[nodiscard]] const std::map<std::optional<std::string>, SummaryLine, std::less<>>& by_person()
      const {
    return by_person_;
  }
  // How many events of each there were; of the first thousand types whose names are not overlong,
  // as a log may make up a new one with each line. counts() has them all.
  [[nodiscard]] const std::map<std::string, std::uint64_t, std::less<>>& unknown_types() const {
    return unknown_types_;
  }

 private:
  void read(binary::Decoder& in);

  Program program_;
  SummaryCounts counts_;
  SummaryLine total_;
  std::vector<SummaryLine> by_rule_;
  std::vector<std::uint64_t> open_by_rule_;
  std::map<std::string, SummaryLine, std::less<>> gone_;
  std::map<std::string, SummaryLine, std::less<>> by_role_;
  std::map<std::optional<std::string>, SummaryLine, std::less<>> by_person_;
  std::map<std::string, std::uint64_t, std::less<>> unknown_types_;
  std::vector<CalendarOverrun> overruns_;
};

struct SummaryOptions {
  Language language = Language::en;
  bool color = false;
  std::uint32_t width = 100;  // columns that the tables keep to, as long as names allow
};

// As aligned tables; only what there is gets a line.
[[nodiscard]] std::string summary_text(const Summary& summary, const SummaryOptions& options = {});

}  // namespace mora::inline v0
