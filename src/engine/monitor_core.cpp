// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The engine behind the pointer that public headers see of it.

#include <utility>

#include "mora/monitor.hpp"

#include "engine/engine.hpp"

namespace mora::inline v0::detail {

MonitorCore::MonitorCore(Program program, const MonitorOptions& options)
    : engine_(new Engine(std::move(program), options)) {}
MonitorCore::MonitorCore(MonitorCore&& other) noexcept
    : engine_(std::exchange(other.engine_, nullptr)) {}
MonitorCore& MonitorCore::operator=(MonitorCore&& other) noexcept {
  std::swap(engine_, other.engine_);
  return *this;
}
MonitorCore::~MonitorCore() { delete engine_; }

Status MonitorCore::push(const Event& event, const SinkRef& sink) {
  return engine_->push(event, sink);
}
void MonitorCore::push(std::span<const Event> events, std::span<Status> statuses,
                       const SinkRef& sink) {
  engine_->push(events, statuses, sink);
}
void MonitorCore::advance_to(TimePoint t, const SinkRef& sink) { engine_->advance_to(t, sink); }
void MonitorCore::finish(std::optional<TimePoint> as_of, const SinkRef& sink) {
  engine_->finish(as_of, sink);
}
std::optional<TimePoint> MonitorCore::next_due() const { return engine_->next_due(); }
Adoption MonitorCore::adopt(const Program& next, OpenUnder terms) {
  return engine_->adopt(next, terms);
}
Adoption MonitorCore::preview(const Program& next, OpenUnder terms) const {
  return engine_->preview(next, terms);
}
void MonitorCore::snapshot(std::string_view position, const WriteRef& write) const {
  engine_->snapshot(position, write);
}
Restoration MonitorCore::restore(const Program& program, const ReadRef& read, OpenUnder terms) {
  return engine_->restore(program, read, terms);
}
std::string MonitorCore::snapshot_case(std::string_view case_key, const WriteRef& write) const {
  return engine_->snapshot_case(case_key, write);
}
Restoration MonitorCore::restore_case(const ReadRef& read) { return engine_->restore_case(read); }
Counters MonitorCore::counters() const { return engine_->counters(); }
std::vector<RuleCost> MonitorCore::rule_costs() const { return engine_->rule_costs(); }
void MonitorCore::visit_open(const VisitorRef<OpenObligation>& visit) const {
  engine_->visit_open(visit);
}
void MonitorCore::visit_overruns(const VisitorRef<CalendarOverrun>& visit) const {
  engine_->visit_overruns(visit);
}
const Program& MonitorCore::program() const { return engine_->program(); }

}  // namespace mora::inline v0::detail
