// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "monitor.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "program.hpp"
#include "values.hpp"

namespace mora::node {
namespace {

const mora_program* program_of(const Napi::Value& value) {
  return Program::Unwrap(value.As<Napi::Object>())->get();
}

std::int32_t code_of(const Napi::Value& value) { return value.As<Napi::Number>().Int32Value(); }

// A list of [field, column].
std::vector<std::pair<std::string, std::string>> source_of(const Napi::Value& value) {
  const auto list = value.As<Napi::Array>();
  std::vector<std::pair<std::string, std::string>> names;
  for (std::uint32_t i = 0; i < list.Length(); ++i) {
    std::vector<std::string> pair = texts_of(list.Get(i));
    names.emplace_back(std::move(pair.at(0)), std::move(pair.at(1)));
  }
  return names;
}

// The bytes of a Buffer, which live as long as it does and no longer than the call.
std::string_view bytes_of(const Napi::Value& value) {
  const auto buffer = value.As<Napi::Uint8Array>();
  return {reinterpret_cast<const char*>(buffer.Data()), buffer.ByteLength()};
}

// The mistake in a field, as a text; empty if there is none.
std::string set_field(mora_event_builder* builder, const std::string& name,
                      const Napi::Value& value) {
  const FieldValue field(value);
  const mora_status status = mora_event_builder_set(builder, str(name), &field.get());
  if (status == MORA_INVALID_ARGUMENT) return "the value of '" + name + "' is out of range";
  check(status);
  return {};
}

}  // namespace

Napi::Function Monitor::define(Napi::Env env) {
  return DefineClass(
      env, "Monitor",
      {InstanceMethod<&Monitor::push>("push"), InstanceMethod<&Monitor::push_json>("pushJson"),
       InstanceMethod<&Monitor::advance_to>("advanceTo"),
       InstanceMethod<&Monitor::finish>("finish"), InstanceMethod<&Monitor::next_due>("nextDue"),
       InstanceMethod<&Monitor::counters>("counters"), InstanceMethod<&Monitor::open>("open"),
       InstanceMethod<&Monitor::adopt>("adopt"), InstanceMethod<&Monitor::snapshot>("snapshot"),
       InstanceMethod<&Monitor::restore>("restore"),
       InstanceMethod<&Monitor::snapshot_case>("snapshotCase"),
       InstanceMethod<&Monitor::restore_case>("restoreCase"),
       InstanceMethod<&Monitor::take_findings>("takeFindings"),
       InstanceMethod<&Monitor::take_rejections>("takeRejections")});
}

Monitor::Monitor(const Napi::CallbackInfo& info) : ObjectWrap(info) {
  const auto wanted = info[1].As<Napi::Object>();
  kept_.language = code_of(wanted.Get("language"));
  const auto names = source_of(wanted.Get("source"));
  std::vector<mora_source_name> source;
  for (const auto& [field, column] : names) {
    source.push_back({str(field), str(column)});
    check_source(program_of(info[0]), source.back());
  }
  auto options = sized<mora_monitor_options>();
  options.lateness = integer_of(wanted.Get("lateness"));
  options.max_open = count_of(wanted.Get("maxOpen"));
  options.max_open_per_case = count_of(wanted.Get("maxOpenPerCase"));
  options.keep = MORA_KEEP_NONE;
  options.language = kept_.language;
  options.on_rejection = Kept::keep_rejection;
  options.source = source.data();
  options.source_count = source.size();
  options.first_line = count_of(wanted.Get("firstLine"));
  mora_monitor* made = nullptr;
  check(mora_monitor_new(program_of(info[0]), Kept::keep_finding, &kept_, &options, &made));
  monitor_.reset(made);
}

// (type, time, [[field, value]], line): what became of the event, or the mistake in it as a text.
Napi::Value Monitor::push(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  mora_event_builder* made = nullptr;
  check(mora_event_builder_new(mora_monitor_program(monitor_.get()), str(text_of(info[0])), &made));
  const BuilderHandle builder(made);
  if (info[1].IsString()) {
    check(mora_event_builder_at_text(made, str(text_of(info[1]))));
  } else {
    check(mora_event_builder_at(made, integer_of(info[1])));
  }
  check(mora_event_builder_line(made, count_of(info[3])));
  const auto fields = info[2].As<Napi::Array>();
  for (std::uint32_t i = 0; i < fields.Length(); ++i) {
    const auto field = fields.Get(i).As<Napi::Array>();
    const std::string mistake = set_field(made, text_of(field.Get(0U)), field.Get(1U));
    if (!mistake.empty()) return js(env, mistake);
  }
  if (const mora_str error = mora_event_builder_error(made); error.size != 0) return js(env, error);
  std::int32_t status = 0;
  check(mora_monitor_push_built(monitor_.get(), made, &status));
  return Napi::Number::New(env, status);
}

Napi::Value Monitor::push_json(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto counts = sized<mora_push_counts>();
  check(mora_monitor_push_json(monitor_.get(), str(bytes_of(info[0])), &counts));
  auto made = Napi::Object::New(env);
  made.Set("events", number(env, counts.events));
  made.Set("duplicates", number(env, counts.duplicates));
  made.Set("rejected", number(env, counts.rejected));
  made.Set("unknown", number(env, counts.unknown));
  return made;
}

void Monitor::advance_to(const Napi::CallbackInfo& info) {
  check(mora_monitor_advance_to(monitor_.get(), integer_of(info[0])));
}

void Monitor::finish(const Napi::CallbackInfo& info) {
  check(mora_monitor_finish(monitor_.get(), time_of(info[0])));
}

Napi::Value Monitor::next_due(const Napi::CallbackInfo& info) {
  return time_or_null(info.Env(), mora_monitor_next_due(monitor_.get()));
}

Napi::Value Monitor::counters(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto now = sized<mora_counters>();
  check(mora_monitor_counters(monitor_.get(), &now));
  auto made = Napi::Object::New(env);
  made.Set("events", number(env, now.events));
  made.Set("rejected", number(env, now.rejected));
  made.Set("violations", number(env, now.violations));
  made.Set("open", number(env, now.open));
  made.Set("duplicates", number(env, now.duplicates));
  made.Set("unopened", number(env, now.unopened));
  return made;
}

Napi::Value Monitor::open(const Napi::CallbackInfo& info) {
  struct Seen {
    mora_open_obligation open;
    std::string case_key;
  };
  std::vector<Seen> seen;
  const auto keep = [](void* to, const mora_open_obligation* open) {
    static_cast<std::vector<Seen>*>(to)->push_back({*open, std::string(view(open->case_key))});
  };
  check(mora_monitor_for_each_open(monitor_.get(), keep, &seen));
  const Napi::Env env = info.Env();
  auto all = Napi::Array::New(env, seen.size());
  for (std::uint32_t i = 0; i < seen.size(); ++i) {
    const auto& [open, case_key] = seen[i];
    auto rule = sized<mora_rule_info>();
    check(mora_program_rule(mora_monitor_program(monitor_.get()), open.rule, &rule));
    auto made = Napi::Object::New(env);
    made.Set("clause", js(env, rule.clause));
    made.Set("rule", js(env, rule.name));
    made.Set("case", js(env, case_key));
    made.Set("openedAt", time_or_null(env, open.opened_at));
    made.Set("dueAt", time_or_null(env, open.due_at));
    made.Set("paused", Napi::Boolean::New(env, open.paused != 0));
    all.Set(i, made);
  }
  return all;
}

// (program, terms, preview): {text} and the counts, which a refused one lacks.
Napi::Value Monitor::adopt(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto done = sized<mora_adoption>();
  mora_text* said = nullptr;
  const mora_status status =
      mora_monitor_adopt(monitor_.get(), program_of(info[0]), code_of(info[1]),
                         info[2].ToBoolean() ? 1 : 0, &done, &said);
  const TextHandle message(said);
  if (status != MORA_REFUSED) check(status);
  auto made = Napi::Object::New(env);
  made.Set("text", js(env, mora_text_get(said)));
  if (status == MORA_REFUSED) return made;
  made.Set("open", number(env, done.open));
  made.Set("unchanged", number(env, done.unchanged));
  made.Set("oldTerms", number(env, done.old_terms));
  made.Set("sameDue", number(env, done.same_due));
  made.Set("newDue", number(env, done.new_due));
  made.Set("lateNow", number(env, done.late_now));
  made.Set("met", number(env, done.met));
  made.Set("cancelled", number(env, done.cancelled));
  return made;
}

Napi::Value Monitor::snapshot(const Napi::CallbackInfo& info) {
  std::string bytes;
  check(mora_monitor_snapshot(monitor_.get(), str(text_of(info[0])), append, &bytes));
  return Napi::Buffer<char>::Copy(info.Env(), bytes.data(), bytes.size());
}

// (program, bytes, terms): {isRestored, position, text}
Napi::Value Monitor::restore(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  std::string_view rest = bytes_of(info[1]);
  mora_text* where = nullptr;
  mora_text* said = nullptr;
  const mora_status status = mora_monitor_restore(monitor_.get(), program_of(info[0]), take_from,
                                                  &rest, code_of(info[2]), &where, &said);
  const TextHandle position(where);
  const TextHandle message(said);
  if (status != MORA_REFUSED) check(status);
  auto made = Napi::Object::New(env);
  made.Set("isRestored", Napi::Boolean::New(env, status == MORA_OK));
  made.Set("position", js(env, mora_text_get(where)));
  made.Set("text", js(env, mora_text_get(said)));
  return made;
}

// (case): the bytes, or why there are none as a text.
Napi::Value Monitor::snapshot_case(const Napi::CallbackInfo& info) {
  std::string bytes;
  mora_text* said = nullptr;
  const mora_status status =
      mora_monitor_snapshot_case(monitor_.get(), str(text_of(info[0])), append, &bytes, &said);
  const TextHandle message(said);
  if (status == MORA_REFUSED) return js(info.Env(), mora_text_get(said));
  check(status);
  return Napi::Buffer<char>::Copy(info.Env(), bytes.data(), bytes.size());
}

// (bytes): why it was refused; empty if it was not.
Napi::Value Monitor::restore_case(const Napi::CallbackInfo& info) {
  std::string_view rest = bytes_of(info[0]);
  mora_text* said = nullptr;
  const mora_status status = mora_monitor_restore_case(monitor_.get(), take_from, &rest, &said);
  const TextHandle message(said);
  if (status != MORA_REFUSED) check(status);
  return js(info.Env(), mora_text_get(said));
}

Napi::Value Monitor::take_findings(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto all = Napi::Array::New(env, kept_.findings.size());
  for (std::uint32_t i = 0; i < kept_.findings.size(); ++i) {
    const Napi::HandleScope scope(env);
    all.Set(i, object_of(env, kept_.findings[i]));
  }
  kept_.findings.clear();
  return all;
}

Napi::Value Monitor::take_rejections(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto all = Napi::Array::New(env, kept_.rejections.size());
  for (std::uint32_t i = 0; i < kept_.rejections.size(); ++i) {
    const auto& [line, reason] = kept_.rejections[i];
    auto made = Napi::Object::New(env);
    made.Set("line", number(env, line));
    made.Set("reason", js(env, reason));
    all.Set(i, made);
  }
  kept_.rejections.clear();
  return all;
}

}  // namespace mora::node
