// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/engine_run.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "mora/compile.hpp"
#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"
#include "mora/sink.hpp"

#include "support/snapshots.hpp"

namespace mora::oracle {

namespace {

TimePoint to_engine(Instant t) { return {t.time_since_epoch().count()}; }
Instant from_engine(TimePoint t) { return Instant(Length(t.us)); }

mora::Value to_engine(const Number& number) {
  return mora::Value(*make_decimal(static_cast<std::int64_t>(number.units), -number.places));
}

void set_list(EventBuilder& builder, const std::string& name, const List& list) {
  std::vector<mora::Value> items;
  for (const Value& item : list) {
    if (const auto* text = item.get<std::string>()) {
      items.emplace_back(std::string_view(*text));
    } else if (const auto* number = item.get<Number>()) {
      items.push_back(to_engine(*number));
    }
  }
  builder.set(name, mora::Value(std::span<const mora::Value>(items)));
}

void set_field(EventBuilder& builder, const std::string& name, const Value& value) {
  if (const auto* truth = value.get<bool>()) builder.set(name, *truth);
  if (const auto* number = value.get<Number>()) builder.set(name, to_engine(*number));
  if (const auto* text = value.get<std::string>()) builder.set(name, *text);
  if (const auto* t = value.get<Instant>()) builder.set(name, mora::Value(to_engine(*t)));
  if (const auto* length = value.get<Length>()) {
    builder.set(name, mora::Value(Duration{length->count()}));
  }
  if (const auto* amount = value.get<Amount>()) {
    builder.set(name, mora::Value(Money{static_cast<std::int64_t>(amount->minor),
                                        *find_currency(amount->currency)}));
  }
  if (const auto* list = value.get<List>()) set_list(builder, name, *list);
}

std::optional<Instant> from_engine(const std::optional<TimePoint>& t) {
  return t ? std::optional(from_engine(*t)) : std::nullopt;
}

std::optional<Amount> from_engine(const std::optional<Money>& money) {
  if (!money) return std::nullopt;
  return Amount{money->minor, std::string(code(money->currency))};
}

Told told(const Finding& f) {
  Told told;
  told.kind = kind_name(f.kind);
  told.violation = f.id;
  told.clause = f.clause;
  told.rule = f.rule_name;
  told.case_key = f.case_key;
  told.role = f.role;
  if (f.person) told.person = std::string(*f.person);
  told.opened_at = from_engine(f.opened_at);
  told.due_at = from_engine(f.due_at);
  told.at = from_engine(f.at);
  told.fine = from_engine(f.fine);
  told.evidence.assign(f.evidence, f.evidence + f.evidence_count);
  told.from = from_engine(f.from);
  told.to = from_engine(f.to);
  told.delta = from_engine(f.delta);
  if (f.kind == FindingKind::late) {
    told.fulfilled_at = from_engine(f.fulfilled_at);
    told.late_by = Length(f.late_by.us);
  }
  if (f.cause) told.caused = ToldCause{std::string(f.cause->clause), from_engine(f.cause->at)};
  return told;
}

// What every finding has besides what is compared.
void require_sentences(const Program& program, const Finding& f) {
  for (const Language language : {Language::en, Language::zh}) {
    if (because(program, f, language).empty()) throw std::logic_error("a finding says no reason");
  }
}

template <class Sink>
void deliver(Monitor<Sink>& monitor, const Delivery& delivery, Judgement& judgement) {
  if (const auto* advance = std::get_if<AdvanceTo>(&delivery)) {
    monitor.advance_to(to_engine(advance->time));
    return;
  }
  const auto& event = std::get<LogEvent>(delivery);
  EventBuilder builder(monitor.program(), event.type);
  builder.at(to_engine(event.time)).line(event.line);
  for (const auto& [name, value] : event.fields) set_field(builder, name, value);
  const Status status = monitor.push(builder.event());
  if (!ok(status) && status != Status::duplicate) judgement.rejected.push_back(event.line);
}

// What is open before an edit is accounted for, and what stays open is open.
template <class Sink>
void adopt(Monitor<Sink>& monitor, const Program& next, OpenUnder terms) {
  const std::uint64_t open = monitor.counters().open;
  const Adoption adoption = monitor.adopt(next, terms);
  if (!adoption) throw std::logic_error(adoption.refusal);
  const std::uint64_t left = adoption.unchanged + adoption.old_terms + adoption.same_due +
                             adoption.new_due + adoption.late_now;
  std::uint64_t listed = 0;
  monitor.for_each_open([&](const OpenObligation&) { ++listed; });
  if (adoption.open != open || open != left + adoption.met + adoption.cancelled ||
      monitor.counters().open != left || listed != left) {
    throw std::logic_error("an edit loses count of what is open");
  }
}

std::vector<Program> compiled(const std::vector<std::string>& policies) {
  std::vector<Program> programs;
  for (const std::string& policy : policies) {
    if (const CompileResult result = compile_text("edited.yaml", policy)) {
      programs.push_back(result.program);
    }
  }
  return programs;
}

}  // namespace

EngineRun run_engine(const std::string& policy, const Log& log, const Edits& edits,
                     std::size_t restarts) {
  const CompileResult compiled = compile_text("random.yaml", policy);
  EngineRun run;
  if (!compiled) {
    run.errors = compiled.messages();
    return run;
  }
  Program program = compiled.program;
  Program adopted = program;
  auto keep = [&](const Finding& f) {
    require_sentences(program, f);
    run.judgement.findings.push_back(told(f));
  };
  std::optional<Monitor<SinkRef>> monitor;
  const MonitorOptions options{Duration{log.lateness.count()}};
  monitor.emplace(program, SinkRef(keep), options);
  const std::vector<Program> next = oracle::compiled(edits.policies);
  std::size_t delivered = 0;
  for (const Delivery& delivery : log.deliveries) {
    deliver(*monitor, delivery, run.judgement);
    ++delivered;
    if (!next.empty() && delivered % edits.every == 0) {
      adopted = next[delivered / edits.every % next.size()];
      adopt(*monitor, adopted, edits.terms);
      program = monitor->program();
    }
    if (restarts != 0 && delivered % restarts == 0) {
      const std::string snapshot = support::snapshot_of(*monitor);
      monitor.emplace(adopted, SinkRef(keep), options);
      support::restore(*monitor, adopted, snapshot);
      program = monitor->program();
    }
  }
  monitor->finish(log.as_of ? std::optional(to_engine(*log.as_of)) : std::nullopt);
  run.judgement.open = monitor->counters().open;
  run.duplicates = monitor->counters().duplicates;
  return run;
}

namespace {

// A state for each key, and one monitor that takes them up in turn.
class ByCase {
 public:
  ByCase(const Program& program, Judgement& judgement) : program_(program), judgement_(judgement) {}

  // False where a case has no snapshot of its own.
  bool deliver(const Delivery& delivery) {
    if (const auto* event = std::get_if<LogEvent>(&delivery)) {
      last_event_ = std::max(last_event_, program_.floored(to_engine(event->time)));
      const auto key = event->fields.find(std::string(program_.case_key()));
      const auto* text = key == event->fields.end() ? nullptr : key->second.get<std::string>();
      return text == nullptr || with(*text, delivery);
    }
    for (auto& [key, state] : states_) {
      if (!with(key, delivery)) return false;
    }
    return true;
  }

  void finish(std::optional<Instant> as_of) {
    for (const auto& [key, state] : states_) {
      Monitor<SinkRef> monitor(program_, SinkRef(keep_));
      restore(monitor, state);
      const TimePoint end = as_of ? std::max(to_engine(*as_of), last_event_) : last_event_;
      monitor.finish(end);
      judgement_.open += monitor.counters().open;
    }
  }

 private:
  struct Keep {
    Judgement* judgement;
    void operator()(const Finding& f) const { judgement->findings.push_back(told(f)); }
  };

  static void restore(Monitor<SinkRef>& monitor, const std::string& state) {
    if (state.empty()) return;
    const Restoration done = monitor.restore_case(support::ReadPieces(state));
    if (!done) throw std::logic_error(done.refusal);
  }

  bool with(const std::string& key, const Delivery& delivery) {
    Monitor<SinkRef> monitor(program_, SinkRef(keep_));
    std::string& state = states_[key];
    restore(monitor, state);
    oracle::deliver(monitor, delivery, judgement_);
    state.clear();
    return monitor.snapshot_case(key, [&](std::string_view piece) { state.append(piece); }).empty();
  }

  Program program_;
  Judgement& judgement_;
  Keep keep_{&judgement_};
  TimePoint last_event_ = min_time;
  std::map<std::string, std::string> states_;
};

}  // namespace

std::optional<EngineRun> run_engine_by_case(const std::string& policy, const Log& log) {
  const CompileResult compiled = compile_text("random.yaml", policy);
  EngineRun run;
  run.errors = compiled.messages();
  if (!compiled) return run;
  run.errors.clear();
  ByCase cases(compiled.program, run.judgement);
  for (const Delivery& delivery : log.deliveries) {
    if (!cases.deliver(delivery)) return std::nullopt;
  }
  cases.finish(log.as_of);
  return run;
}

}  // namespace mora::oracle
