// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "program/handle.hpp"

#include <atomic>
#include <utility>

#include "civil/timestamp.hpp"

namespace mora {

namespace program {

namespace {

// The count stands behind the data, so that the public headers need no <atomic>.
struct SharedData {
  detail::ProgramData data;
  mutable std::atomic<std::uint64_t> references{1};
};

const SharedData* owner(const detail::ProgramData* data) {
  static_assert(offsetof(SharedData, data) == 0);
  return reinterpret_cast<const SharedData*>(data);
}

}  // namespace

Program share(detail::ProgramData&& data) {
  const auto* shared = new SharedData{std::move(data)};
  return Program(&shared->data);
}

}  // namespace program

inline namespace v0 {

namespace detail {

void retain(const ProgramData* data) noexcept {
  program::owner(data)->references.fetch_add(1, std::memory_order_relaxed);
}

void release(const ProgramData* data) noexcept {
  const auto* shared = program::owner(data);
  if (shared->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete shared;
}

}  // namespace detail

std::string_view Program::policy() const { return data_->view(data_->policy); }
std::string_view Program::title_en() const { return data_->view(data_->title_en); }
std::string_view Program::title_zh() const { return data_->view(data_->title_zh); }
std::string_view Program::timezone() const { return data_->zone.name; }
std::string_view Program::case_key() const { return data_->view(data_->spaces[0].field); }
std::string_view Program::column(std::string_view field) const {
  for (const detail::SourceData& name : data_->source) {
    if (data_->view(name.field) == field) return data_->view(name.column);
  }
  return field;
}
Currency Program::currency() const { return data_->currency; }
bool Program::rejects_unknown_events() const { return data_->reject_unknown_events; }

std::uint32_t Program::clause_count() const {
  return static_cast<std::uint32_t>(data_->clauses.size());
}

std::string_view Program::clause_id(std::uint32_t index) const {
  return data_->view(data_->clauses[index].id);
}

std::uint32_t Program::rule_count() const {
  return static_cast<std::uint32_t>(data_->rules.size());
}

RuleInfo Program::rule(RuleIndex index) const {
  const detail::RuleData& rule = data_->rules[index];
  const detail::ClauseData& clause = data_->clauses[rule.clause];
  RuleInfo info;
  info.clause = data_->view(clause.id);
  info.name = data_->view(rule.text.name);
  info.title_en = data_->view(clause.title_en);
  info.title_zh = data_->view(clause.title_zh);
  info.text = data_->view(clause.text);
  if (rule.role != detail::none) info.role = data_->view(data_->roles[rule.role].name);
  info.file = data_->view(rule.text.file);
  info.line = rule.text.line;
  return info;
}

std::uint32_t Program::role_count() const {
  return static_cast<std::uint32_t>(data_->roles.size());
}

RoleInfo Program::role(std::uint32_t index) const {
  const detail::RoleData& role = data_->roles[index];
  return {data_->view(role.name), data_->view(role.title_en), data_->view(role.title_zh)};
}

TimePoint Program::floored(TimePoint t) const { return floor_to(t, data_->precision_us); }

TimePoint Program::from_local(std::int64_t local_us) const {
  return detail::from_local(data_->zone, local_us);
}

std::int32_t Program::utc_offset_seconds(TimePoint t) const {
  return detail::utc_offset(data_->zone, t);
}

std::string Program::format_time(TimePoint t) const {
  return civil::format_rfc3339(t, data_->zone);
}

std::string Program::format_local(TimePoint t) const { return civil::format_local(t, data_->zone); }

}  // namespace v0

}  // namespace mora
