// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// export_cases OUT RULES CASES: the case files in a folder and those below it as JSON Lines, a case
// a line, so that a binding can run them without reading YAML or knowing how case files are
// written. RULES is a folder from which policies may include. A line has
//
//   name       "file: case"
//   policy     {"path"} or {"path", "text"}: a file, or a text and what messages call it
//   include    folders from which it may include
//   errors     only of a policy that must be refused: the messages, after `folder` is left out of
//   them lateness   in microseconds as_of      in microseconds, or null events     each {"type",
//   "time", "fields", "json"}: fields by their own names, as a log would
//              write them; json is the line of a log, with the log's names; null: an event that
//              cannot be read
//   rejected   the numbers of events that must be rejected, from 1
//   expect     each the facts of a finding as text, times and lengths in microseconds, "" for none
//   nothing_else, open, duplicates
//
// The names of facts are those that `expect` has in case files; those of a cause are
// "caused.clause" and "caused.at".

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "mora/compile.hpp"
#include "mora/schema.hpp"
#include "mora/value.hpp"

#include "civil/timestamp.hpp"
#include "testing/case_policies.hpp"
#include "testing/fact.hpp"
#include "testing/read_event.hpp"
#include "testing/ready_case.hpp"
#include "testing/written_case.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/json_text.hpp"
#include "text/read_text.hpp"
#include "yaml/read_yaml.hpp"

namespace {

using mora::Value;
using mora::ValueKind;
using mora::text::json_text;

// "2h30m", as a log has it.
std::string duration_text(mora::Duration duration) {
  if (duration.us == 0) return "0s";
  std::string text;
  std::int64_t rest = duration.us;
  const auto take = [&](std::int64_t unit, std::string_view name) {
    if (rest / unit != 0) text += fmt::format("{}{}", rest / unit, name);
    rest %= unit;
  };
  take(3'600'000'000, "h");
  take(60'000'000, "m");
  take(1'000'000, "s");
  take(1'000, "ms");
  return text;
}

// What parsers of JSON make of a number need not be the number.
enum class Numbers { as_json, as_text };

std::string value_json(const Value& value, Numbers numbers) {
  switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.boolean() ? "true" : "false";
    case ValueKind::number: {
      const std::string number = to_string(value.decimal());
      return numbers == Numbers::as_json ? number : fmt::format(R"({{"number":"{}"}})", number);
    }
    case ValueKind::string: return json_text(value.string());
    case ValueKind::time:
      return json_text(mora::civil::format_rfc3339(value.time(), mora::detail::Zone{}));
    case ValueKind::duration: return json_text(duration_text(value.duration()));
    case ValueKind::money: return json_text(to_string(value.money()));
    case ValueKind::list: break;
  }
  std::vector<std::string> items;
  for (const Value& item : value.list()) items.push_back(value_json(item, numbers));
  return fmt::format("[{}]", fmt::join(items, ","));
}

std::string event_json(const mora::Program& program, const mora::Event& event) {
  const mora::Schema schema = program.schema();
  const std::string type = json_text(schema.event_name(event.type));
  std::string line = fmt::format("{{{}:{},{}:{}", json_text(program.column("time")),
                                 value_json(Value(event.time), Numbers::as_json),
                                 json_text(program.column("type")), type);
  std::vector<std::string> fields;
  for (std::uint32_t slot = 0; slot < event.fields.size(); ++slot) {
    if (event.fields[slot].is_null()) continue;
    const std::string_view name = schema.field(event.type, slot).name;
    const Value& value = event.fields[slot];
    fields.push_back(fmt::format("{}:{}", json_text(name), value_json(value, Numbers::as_text)));
    line +=
        fmt::format(",{}:{}", json_text(program.column(name)), value_json(value, Numbers::as_json));
  }
  return fmt::format(R"({{"type":{},"time":{},"fields":{{{}}},"json":{}}})", type, event.time.us,
                     fmt::join(fields, ","), json_text(line + "}"));
}

std::string finding_json(const mora::testing::ExpectedFinding& expected) {
  std::vector<std::string> facts;
  for (const mora::testing::ExpectedFact& fact : expected.facts) {
    facts.push_back(fmt::format("{}:{}", json_text(mora::testing::fact_names()[fact.field]),
                                json_text(fact.fact.exact)));
  }
  return fmt::format("{{{}}}", fmt::join(facts, ","));
}

template <class T>
std::string number_or_null(const std::optional<T>& number) {
  return number ? fmt::format("{}", *number) : "null";
}

// Appends the cases of one file; false if it cannot be read.
class Export {
 public:
  Export(std::string rules, std::ostream& out) : rules_(std::move(rules)), out_(out) {}

  bool file(const std::string& path) {
    const auto text = mora::text::read_text(path);
    if (!text) return false;
    mora::SourceMap sources;
    mora::text::DiagnosticBag bag;
    const auto root = mora::yaml::read_yaml(sources, sources.add(path, *text), bag);
    if (!root) return false;
    mora::testing::CasePolicies policies(path, {.include_from = {rules_}});
    for (const auto& written : mora::testing::read_cases(*root, bag)) {
      if (!one(path, written, policies, bag)) return false;
    }
    return !bag.has_errors();
  }

 private:
  bool one(const std::string& path, const mora::testing::WrittenCase& written,
           mora::testing::CasePolicies& policies, mora::text::DiagnosticBag& bag) {
    const mora::testing::PolicyPlace place = policies.place(written.policy);
    out_ << fmt::format(R"({{"name":{},"policy":{{"path":{}{}}},"include":[{}])",
                        json_text(fmt::format("{}: {}", path, written.name)), json_text(place.path),
                        place.is_file ? "" : ",\"text\":" + json_text(place.text),
                        json_text(rules_));
    if (written.policy.errors != nullptr) {
      out_ << fmt::format(R"(,"errors":{},"folder":{}}})",
                          json_text(written.policy.errors->scalar.text),
                          json_text(policies.folder()))
           << '\n';
      return true;
    }
    const mora::CompileResult& compiled = policies.compile(written.policy);
    if (!compiled) return false;
    judged(compiled.program, written, bag);
    return !bag.has_errors();
  }

  void judged(const mora::Program& program, const mora::testing::WrittenCase& written,
              mora::text::DiagnosticBag& bag) {
    mora::testing::EventFileReader reader(program, written.each, bag);
    const auto ready = mora::testing::ready_case(program, written, reader, bag);
    std::vector<std::string> events;
    for (const auto& event : ready.events) {
      events.push_back(event ? event_json(program, *event) : "null");
    }
    std::vector<std::string> expected;
    for (const auto& finding : ready.expected) expected.push_back(finding_json(finding));
    out_ << fmt::format(
                R"(,"lateness":{},"as_of":{},"events":[{}],"rejected":[{}],"expect":[{}])",
                ready.lateness.us, ready.as_of ? fmt::format("{}", ready.as_of->us) : "null",
                fmt::join(events, ","), fmt::join(written.rejected, ","), fmt::join(expected, ","))
         << fmt::format(R"(,"nothing_else":{},"open":{},"duplicates":{}}})",
                        written.expect_nothing_else, number_or_null(written.open),
                        number_or_null(written.duplicates))
         << '\n';
  }

  std::string rules_;
  std::ostream& out_;
};

std::vector<std::string> case_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (path.ends_with(".case.yaml")) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() != 3) {
    std::cerr << "usage: export_cases OUT RULES CASES\n";
    return 2;
  }
  std::ofstream out(arguments[0]);
  Export cases(arguments[1], out);
  for (const std::string& file : case_files(arguments[2])) {
    if (cases.file(file)) continue;
    std::cerr << file << ": cannot be exported\n";
    return 1;
  }
  out.close();
  return out ? 0 : 1;
}
