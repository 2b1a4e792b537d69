// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Every case file under tests/cases through mora.h: as lines of JSON, with a snapshot before each,
// and as events that are built by name. Reads what export_cases wrote.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "bindings/c/handles.hpp"
#include "mora.h"

namespace {

using simdjson::dom::element;

using Facts = std::map<std::string, std::string>;

std::string_view text_of(element value) { return value.get_string().value(); }

// ---- What a finding says, as export_cases tells what is expected ----

std::string money_text(const mora_money& money) {
  if (money.currency[0] == 0) return {};
  std::string digits = fmt::format("{}", money.minor < 0 ? -money.minor : money.minor);
  const auto places = static_cast<std::size_t>(money.digits);
  if (places > 0) {
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
  }
  return fmt::format("{}{} {}", money.minor < 0 ? "-" : "", digits, money.currency);
}

std::string time_text(std::int64_t time) {
  return time == MORA_NO_TIME ? std::string() : fmt::format("{}", time);
}

Facts facts_of(const mora_finding& f) {
  static constexpr const char* kinds[] = {"violation", "amended", "late", "warning"};
  mora_text* because = nullptr;
  EXPECT_EQ(mora_finding_because(&f, MORA_EN, &because), MORA_OK);
  const std::string words = taken(because);
  const std::vector<std::uint64_t> evidence(f.evidence, f.evidence + f.evidence_count);
  return {{"kind", kinds[f.kind]},
          {"policy", owned(f.policy)},
          {"clause", owned(f.clause)},
          {"rule", owned(f.rule_name)},
          {"case", owned(f.case_key)},
          {"role", owned(f.role)},
          {"person", owned(f.person)},
          {"opened_at", time_text(f.opened_at)},
          {"due_at", time_text(f.due_at)},
          {"at", time_text(f.at)},
          {"fine", money_text(f.fine)},
          {"evidence", fmt::format("[{}]", fmt::join(evidence, ", "))},
          {"because", words},
          {"from", money_text(f.from)},
          {"to", money_text(f.to)},
          {"delta", money_text(f.delta)},
          {"fulfilled_at", time_text(f.fulfilled_at)},
          {"late_by", f.kind == MORA_LATE ? fmt::format("{}", f.late_by) : ""},
          {"caused.clause", owned(f.cause_clause)},
          {"caused.at", time_text(f.cause_at)}};
}

// What came of a run.
struct Came {
  std::vector<Facts> findings;
  std::set<std::uint64_t> rejected;
  std::uint64_t open = 0;
  std::uint64_t duplicates = 0;
};

void keep_finding(void* context, const mora_finding* finding) {
  static_cast<Came*>(context)->findings.push_back(facts_of(*finding));
}

void keep_rejection(void* context, std::uint64_t line, mora_str) {
  static_cast<Came*>(context)->rejected.insert(line);
}

bool agrees(element expected, const Facts& came) {
  for (const auto& fact : expected.get_object()) {
    if (came.at(std::string(fact.key)) != text_of(fact.value)) return false;
  }
  return true;
}

std::string shown(const std::vector<Facts>& findings) {
  std::string text;
  for (const Facts& facts : findings) {
    for (const auto& [name, value] : facts) {
      if (!value.empty()) text += fmt::format("{}: {}, ", name, value);
    }
    text += '\n';
  }
  return text;
}

// ---- One case, one way of handing its events over ----

class Way {
 public:
  virtual ~Way() = default;
  virtual void push(mora_monitor* monitor, element event, std::uint64_t number, Came& came) = 0;
};

class AsJson final : public Way {
 public:
  void push(mora_monitor* monitor, element event, std::uint64_t, Came&) override {
    // One that cannot be read is a line all the same.
    const std::string line = event.is_null() ? "{}\n" : std::string(text_of(event["json"])) + "\n";
    // In two pieces: wherever a line is cut, it is one line.
    const std::size_t cut = line.size() / 3;
    EXPECT_EQ(mora_monitor_push_json(monitor, str(line).first(cut), nullptr), MORA_OK);
    EXPECT_EQ(mora_monitor_push_json(monitor, str(line).last(line.size() - cut), nullptr), MORA_OK);
  }
};

class AsBuilt final : public Way {
 public:
  void push(mora_monitor* monitor, element event, std::uint64_t number, Came& came) override {
    if (event.is_null()) {
      came.rejected.insert(number);
      return;
    }
    const Builder builder(mora_monitor_program(monitor), text_of(event["type"]));
    mora_event_builder_at(builder.get(), event["time"].get_int64().value());
    mora_event_builder_line(builder.get(), number);
    for (const auto& field : event["fields"].get_object())
      set(builder.get(), field.key, field.value);
    EXPECT_EQ(owned(mora_event_builder_error(builder.get())), "");
    std::int32_t status = -1;
    EXPECT_EQ(mora_monitor_push_built(monitor, builder.get(), &status), MORA_OK);
    if (status > MORA_DUPLICATE) came.rejected.insert(number);
  }

 private:
  static mora_value value_of(element value) {
    mora_value made{};
    if (value.is_string()) {
      made.kind = MORA_KIND_STRING;
      made.as.text = str(text_of(value));
    } else if (value.is_bool()) {
      made.kind = MORA_KIND_BOOLEAN;
      made.as.integer = value.get_bool().value() ? 1 : 0;
    } else if (value.is_object()) {
      made = number_of(text_of(value["number"]));
    }
    return made;
  }

  // "-12.5e3"
  static mora_value number_of(std::string_view text) {
    mora_value made{};
    made.kind = MORA_KIND_NUMBER;
    std::string digits(text);
    if (const std::size_t e = digits.find('e'); e != std::string::npos) {
      made.exponent = std::stoi(digits.substr(e + 1));
      digits.resize(e);
    }
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
      made.exponent -= static_cast<std::int32_t>(digits.size() - point - 1);
      digits.erase(point, 1);
    }
    made.as.integer = std::stoll(digits);
    return made;
  }

  static void set(mora_event_builder* builder, std::string_view name, element value) {
    std::vector<mora_value> items;
    mora_value made = value_of(value);
    if (value.is_array()) {
      for (const element item : value.get_array()) items.push_back(value_of(item));
      made.kind = MORA_KIND_LIST;
      made.as.list.items = items.data();
      made.as.list.count = items.size();
    }
    EXPECT_EQ(mora_event_builder_set(builder, str(name), &made), MORA_OK);
  }
};

class CaseRun {
 public:
  CaseRun(element written, const mora_program* program) : written_(written), program_(program) {
    options_.size = sizeof options_;
    options_.lateness = written["lateness"].get_int64().value();
    options_.on_rejection = keep_rejection;
  }

  // With `saves`, a monitor goes on from a snapshot before each event.
  void run(Way& way, bool saves) {
    Monitor monitor = fresh(1);
    std::uint64_t number = 0;
    for (const element event : written_["events"].get_array()) {
      ++number;
      if (saves) monitor = gone_on(monitor, number);
      way.push(monitor.get(), event, number, came_);
    }
    const element as_of = written_["as_of"];
    EXPECT_EQ(mora_monitor_finish(monitor.get(),
                                  as_of.is_null() ? MORA_NO_TIME : as_of.get_int64().value()),
              MORA_OK);
    mora_counters counters{};
    counters.size = sizeof counters;
    EXPECT_EQ(mora_monitor_counters(monitor.get(), &counters), MORA_OK);
    came_.open = counters.open;
    came_.duplicates = counters.duplicates;
    judge();
  }

 private:
  [[nodiscard]] Monitor fresh(std::uint64_t first_line) {
    options_.first_line = first_line;
    return Monitor(program_, keep_finding, &came_, &options_);
  }

  [[nodiscard]] Monitor gone_on(const Monitor& monitor, std::uint64_t first_line) {
    const std::string bytes = snapshot_of(monitor.get());
    Monitor next = fresh(first_line);
    EXPECT_EQ(restore(next.get(), program_, bytes), MORA_OK);
    return next;
  }

  void judge() const {
    std::vector<element> expected;
    for (const element finding : written_["expect"].get_array()) expected.push_back(finding);
    std::size_t met = 0;
    for (const Facts& facts : came_.findings) {
      if (met < expected.size() && agrees(expected[met], facts)) ++met;
    }
    EXPECT_EQ(met, expected.size()) << simdjson::minify(expected[met]) << "\ncame\n"
                                    << shown(came_.findings);
    if (written_["nothing_else"].get_bool().value()) {
      EXPECT_EQ(came_.findings.size(), expected.size()) << shown(came_.findings);
    }
    std::set<std::uint64_t> rejected;
    for (const element number : written_["rejected"].get_array()) {
      rejected.insert(number.get_uint64().value());
    }
    EXPECT_EQ(came_.rejected, rejected);
    if (!written_["open"].is_null()) {
      EXPECT_EQ(came_.open, written_["open"].get_uint64().value());
    }
    if (!written_["duplicates"].is_null()) {
      EXPECT_EQ(came_.duplicates, written_["duplicates"].get_uint64().value());
    }
  }

  element written_;
  const mora_program* program_;
  mora_monitor_options options_{};
  Came came_;
};

// ---- All cases ----

std::string without(std::string text, std::string_view folder) {
  for (std::size_t at = text.find(folder); !folder.empty() && at != std::string::npos;
       at = text.find(folder, at)) {
    text.erase(at, folder.size());
  }
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

Compiled compile(element written) {
  const element policy = written["policy"];
  std::vector<mora_str> folders;
  for (const element folder : written["include"].get_array())
    folders.push_back(str(text_of(folder)));
  mora_compile_options options{};
  options.size = sizeof options;
  options.include_from = folders.data();
  options.include_from_count = folders.size();
  const std::string_view path = text_of(policy["path"]);
  std::string_view text;
  if (policy["text"].get(text) != simdjson::SUCCESS) return Compiled::file(path, &options);
  return Compiled::text(path, text, &options);
}

void run_case(element written) {
  const Compiled compiled = compile(written);
  std::string_view errors;
  if (written["errors"].get(errors) == simdjson::SUCCESS) {
    EXPECT_EQ(without(compiled.messages(), text_of(written["folder"])),
              without(std::string(errors), ""));
    return;
  }
  ASSERT_EQ(compiled.status(), MORA_OK) << compiled.messages();
  AsJson json;
  AsBuilt built;
  CaseRun(written, compiled.program()).run(json, false);
  CaseRun(written, compiled.program()).run(json, true);
  CaseRun(written, compiled.program()).run(built, false);
}

TEST(CCases, AllPass) {
  simdjson::dom::parser parser;
  std::size_t count = 0;
  for (const element written : parser.load_many(MORA_EXPORTED_CASES)) {
    SCOPED_TRACE(text_of(written["name"]));
    run_case(written);
    ++count;
    if (HasFailure()) break;
  }
  EXPECT_GT(count, 700U);
}

}  // namespace
