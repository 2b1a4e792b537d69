// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/expected_text.hpp"

#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "casework/yaml_text.hpp"

namespace mora::casework {
namespace {

class ExpectedText {
 public:
  ExpectedText(const Subject& subject, const Finding& finding)
      : subject_(subject), finding_(finding) {}

  std::string write() {
    const bool violation = finding_.kind == FindingKind::violation;
    if (!violation) add("kind", std::string(kind_name(finding_.kind)));
    add("clause", yaml_text(finding_.clause));
    if (!finding_.rule_name.empty()) add("rule", yaml_text(finding_.rule_name));
    if (lives_elsewhere()) add("case", yaml_text(finding_.case_key));
    if (violation) add_violation();
    if (finding_.kind == FindingKind::warning) add_times();
    if (finding_.kind == FindingKind::amended) add_amendment();
    if (finding_.kind == FindingKind::late) add_fulfilment();
    return fmt::format("{{{}}}", fmt::join(parts_, ", "));
  }

 private:
  void add(std::string_view key, const std::string& value) {
    parts_.push_back(fmt::format("{}: {}", key, value));
  }
  void add_time(std::string_view key, std::optional<TimePoint> t) {
    if (t) add(key, yaml_time(subject_.program, *t));
  }

  // In the case of another key than the policy's, or of another value.
  [[nodiscard]] bool lives_elsewhere() const {
    const auto it = subject_.each.find(subject_.program.case_key());
    return it == subject_.each.end() || it->second.string() != finding_.case_key;
  }

  void add_violation() {
    if (!finding_.role.empty()) {
      add("person", finding_.person ? yaml_text(*finding_.person) : "null");
    }
    add_times();
    if (finding_.fine) add("fine", to_string(*finding_.fine));
    if (!finding_.cause) return;
    add("caused", fmt::format("{{clause: {}, at: {}}}", yaml_text(finding_.cause->clause),
                              yaml_time(subject_.program, finding_.cause->at)));
  }

  void add_times() {
    add_time("at", finding_.at);
    if (finding_.due_at != finding_.at) add_time("due_at", finding_.due_at);
  }

  void add_amendment() {
    add_time("at", finding_.at);
    if (finding_.from) add("from", to_string(*finding_.from));
    if (finding_.to) add("to", to_string(*finding_.to));
  }

  void add_fulfilment() {
    add_time("fulfilled_at", finding_.fulfilled_at);
    const std::string late_by = yaml_duration(finding_.late_by);
    if (!late_by.empty()) add("late_by", late_by);
  }

  const Subject& subject_;
  const Finding& finding_;
  std::vector<std::string> parts_;
};

}  // namespace

std::string expected_text(const Subject& subject, const Finding& finding) {
  return ExpectedText(subject, finding).write();
}

}  // namespace mora::casework
