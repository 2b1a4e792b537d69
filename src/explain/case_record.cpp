// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/case_record.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "explain/case_history.hpp"
#include "explain/value_text.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0 {
namespace {

using detail::CaseRecordData;
using explain::CaseHistory;
using explain::Entry;

// The text of a key in the event; empty if it has none.
std::string_view key_of(const Program& program, const Event& event, std::uint8_t space) {
  const detail::ProgramData& data = program.data();
  const std::uint32_t slot = data.key_slot(event.type, space);
  if (slot == detail::none || event.fields[slot].kind() != ValueKind::string) return {};
  return event.fields[slot].string();
}

// Without the field that the case goes by, which is the same in all of its events.
explain::PastEvent past_event(const Program& program, const Event& event, std::uint8_t space) {
  const std::string_view key = program.data().view(program.data().spaces[space].field);
  explain::PastEvent past{event.line, program.floored(event.time), event.type, {}, {}};
  const Schema schema = program.schema();
  for (std::uint32_t slot = 0; slot < schema.field_count(event.type); ++slot) {
    const Value& value = event.fields[slot];
    const std::string_view name = schema.field(event.type, slot).name;
    if (value.is_null() || name == key) continue;
    const bool owns = value.kind() == ValueKind::string || value.kind() == ValueKind::list;
    if (name == "by" && value.kind() == ValueKind::string) {
      past.by = value.string();
    } else {
      past.fields.push_back({name, explain::value_text(program, value), owns ? Value() : value});
    }
  }
  return past;
}

void note_other_keys(const Program& program, CaseHistory& history, const Event& event) {
  const detail::ProgramData& data = program.data();
  for (std::uint8_t space = 0; space < data.space_count(); ++space) {
    const std::string_view key = key_of(program, event, space);
    if (space == history.space || key.empty()) continue;
    const std::string_view field = data.view(data.spaces[space].field);
    const auto same = [&](const explain::PastField& known) {
      return known.name == field && known.text == key;
    };
    if (std::none_of(history.other_keys.begin(), history.other_keys.end(), same)) {
      history.other_keys.push_back({field, std::string(key), Value()});
    }
  }
}

}  // namespace

CaseRecord::CaseRecord(Program program, std::string case_key)
    : data_(std::make_unique<CaseRecordData>()) {
  data_->program = std::move(program);
  data_->case_key = std::move(case_key);
  data_->histories.resize(data_->program.data().space_count());
  std::uint8_t space = 0;
  for (CaseHistory& history : data_->histories) {
    history.key = data_->case_key;
    history.space = space++;
  }
}

CaseRecord::CaseRecord(CaseRecord&&) noexcept = default;
CaseRecord& CaseRecord::operator=(CaseRecord&&) noexcept = default;
CaseRecord::~CaseRecord() = default;

void CaseRecord::add(const Event& event) {
  const Program& program = data_->program;
  data_->end = std::max(data_->end, program.floored(event.time));
  for (CaseHistory& history : data_->histories) {
    if (key_of(program, event, history.space) != data_->case_key) continue;
    history.events.push_back(past_event(program, event, history.space));
    note_other_keys(program, history, event);
  }
}

void CaseRecord::end(TimePoint as_of) {
  data_->end = std::max(data_->end, data_->program.floored(as_of));
}

const Program& CaseRecord::program() const { return data_->program; }

std::vector<std::string_view> CaseRecord::key_fields() const {
  const detail::ProgramData& data = data_->program.data();
  std::vector<std::string_view> fields;
  for (const detail::KeySpace& space : data.spaces) fields.push_back(data.view(space.field));
  return fields;
}

bool CaseRecord::empty() const {
  return std::all_of(data_->histories.begin(), data_->histories.end(),
                     [](const CaseHistory& history) { return history.events.empty(); });
}

void CaseRecord::Sink::operator()(const Finding& finding) const {
  if (finding.case_key != data_->case_key) return;
  CaseHistory& history = data_->histories[data_->program.data().rules[finding.rule].space];
  history.arrivals.push_back({Entry::Kind::finding, history.findings.size()});
  explain::PastFinding& past = history.findings.emplace_back();
  past.finding = finding;
  past.finding.case_key = history.key;
  if (!finding.person) return;
  past.person = *finding.person;
  past.finding.person = past.person;
}

void CaseRecord::Sink::trace(const Transition& transition) const {
  if (transition.case_key != data_->case_key) return;
  CaseHistory& history = data_->histories[data_->program.data().rules[transition.rule].space];
  history.arrivals.push_back({Entry::Kind::step, history.steps.size()});
  history.steps.push_back(transition);
  history.steps.back().case_key = {};
}

}  // namespace mora::inline v0
