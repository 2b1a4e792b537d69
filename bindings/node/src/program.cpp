// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "values.hpp"

namespace mora::node {

Napi::Function Program::define(Napi::Env env) {
  return DefineClass(
      env, "Program",
      {InstanceMethod<&Program::is_sound>("isSound"),
       InstanceMethod<&Program::diagnostics>("diagnostics"),
       InstanceMethod<&Program::messages>("messages"), InstanceMethod<&Program::info>("info"),
       InstanceMethod<&Program::rules>("rules"), InstanceMethod<&Program::events>("events"),
       InstanceMethod<&Program::read_time>("readTime")});
}

Program::Program(const Napi::CallbackInfo& info) : ObjectWrap(info) {
  const auto wanted = info[0].As<Napi::Object>();
  const std::vector<std::string> include_from = texts_of(wanted.Get("includeFrom"));
  std::vector<mora_str> folders;
  for (const std::string& folder : include_from) folders.push_back(str(folder));
  auto options = sized<mora_compile_options>();
  options.include_from = folders.data();
  options.include_from_count = folders.size();
  mora_program* program = nullptr;
  mora_diagnostics* told = nullptr;
  mora_status status = MORA_OK;
  if (wanted.Has("path")) {
    const std::string path = text_of(wanted.Get("path"));
    status = mora_compile_file(str(path), &options, &program, &told);
  } else {
    const std::string name = text_of(wanted.Get("name"));
    const std::string text = text_of(wanted.Get("text"));
    status = mora_compile_text(str(name), str(text), &options, &program, &told);
  }
  program_.reset(program);
  diagnostics_.reset(told);
  if (status != MORA_INVALID_POLICY) check(status);
}

Napi::Value Program::is_sound(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), program_ != nullptr);
}

Napi::Value Program::diagnostics(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto all = Napi::Array::New(env);
  const std::size_t count = mora_diagnostics_count(diagnostics_.get());
  for (std::uint32_t i = 0; i < count; ++i) {
    auto told = sized<mora_diagnostic>();
    check(mora_diagnostics_get(diagnostics_.get(), i, &told));
    auto made = Napi::Object::New(env);
    made.Set("severity", told.severity);
    made.Set("id", js(env, told.id));
    made.Set("name", js(env, told.name));
    made.Set("message", js(env, told.message));
    made.Set("help", js(env, told.help));
    made.Set("file", js(env, told.file));
    made.Set("line", told.line);
    made.Set("column", told.column);
    made.Set("endLine", told.end_line);
    made.Set("endColumn", told.end_column);
    all.Set(i, made);
  }
  return all;
}

Napi::Value Program::messages(const Napi::CallbackInfo& info) {
  return js(info.Env(), mora_diagnostics_text(diagnostics_.get()));
}

mora_program_info Program::known() const {
  auto known = sized<mora_program_info>();
  check(mora_program_get(program_.get(), &known));
  return known;
}

Napi::Value Program::info(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const mora_program_info all = known();
  auto made = Napi::Object::New(env);
  made.Set("policy", js(env, all.policy));
  made.Set("titleEn", js(env, all.title_en));
  made.Set("titleZh", js(env, all.title_zh));
  made.Set("timezone", js(env, all.timezone));
  made.Set("caseKey", js(env, all.case_key));
  made.Set("currency", js(env, std::string_view(all.currency)));
  return made;
}

Napi::Value Program::rules(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto all = Napi::Array::New(env);
  const std::uint32_t count = known().rule_count;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto rule = sized<mora_rule_info>();
    check(mora_program_rule(program_.get(), i, &rule));
    auto made = Napi::Object::New(env);
    made.Set("clause", js(env, rule.clause));
    made.Set("name", js(env, rule.name));
    made.Set("titleEn", js(env, rule.title_en));
    made.Set("titleZh", js(env, rule.title_zh));
    made.Set("text", js(env, rule.text));
    made.Set("role", js(env, rule.role));
    made.Set("file", js(env, rule.file));
    made.Set("line", rule.line);
    all.Set(i, made);
  }
  return all;
}

// Microseconds; null for a text that is no time.
Napi::Value Program::read_time(const Napi::CallbackInfo& info) {
  const std::string text = text_of(info[0]);
  std::int64_t time = MORA_NO_TIME;
  const mora_status status = mora_program_read_time(program_.get(), str(text), &time);
  if (status != MORA_REFUSED) check(status);
  return time_or_null(info.Env(), time);
}

// A list of {name, fields}, the fields each {name, kind}: a name of the policy's must not be looked
// up as a property of an object, which has some already.
Napi::Value Program::events(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto all = Napi::Array::New(env);
  const std::uint32_t count = known().event_count;
  for (std::uint32_t type = 0; type < count; ++type) {
    mora_str name{};
    std::uint32_t field_count = 0;
    check(mora_program_event(program_.get(), type, &name, &field_count));
    auto fields = Napi::Array::New(env);
    for (std::uint32_t i = 0; i < field_count; ++i) {
      auto field = sized<mora_field_info>();
      check(mora_program_field(program_.get(), type, i, &field));
      auto made = Napi::Object::New(env);
      made.Set("name", js(env, field.name));
      made.Set("kind", field.kind);
      fields.Set(i, made);
    }
    auto made = Napi::Object::New(env);
    made.Set("name", js(env, name));
    made.Set("fields", fields);
    all.Set(type, made);
  }
  return all;
}

}  // namespace mora::node
