// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora.Native: policies.

#include <array>
#include <vector>

#include "jni_support.hpp"

namespace mora::java {
namespace {

std::vector<std::string> texts_of(JNIEnv* env, jobjectArray array) {
  std::vector<std::string> all;
  for (jsize i = 0; i < env->GetArrayLength(array); ++i) {
    const auto bytes = static_cast<jbyteArray>(env->GetObjectArrayElement(array, i));
    all.push_back(text_of(env, bytes));
    env->DeleteLocalRef(bytes);
  }
  return all;
}

jobject diagnostic(JNIEnv* env, const mora_diagnostics* told, std::size_t index) {
  auto d = sized<mora_diagnostic>();
  check(mora_diagnostics_get(told, index, &d));
  const std::array<jlong, 5> figures = {d.severity, d.line, d.column, d.end_line, d.end_column};
  return parts(env, {d.id, d.name, d.message, d.help, d.file}, figures);
}

// {the program as a Long in a long[], the rendered text, a diagnostic each}
jobjectArray hand_over(JNIEnv* env, mora_program* program, mora_diagnostics* told) {
  const std::size_t count = mora_diagnostics_count(told);
  const jobjectArray all = objects(env, 2 + count);
  put(env, all, 0, numbers(env, {number_of(program)}));
  put(env, all, 1, bytes_of(env, view(mora_diagnostics_text(told))));
  for (std::size_t i = 0; i < count; ++i) put(env, all, 2 + i, diagnostic(env, told, i));
  return all;
}

}  // namespace
}  // namespace mora::java

using namespace mora::java;

extern "C" {

// With a name it is a text, else the file of that path.
JNIEXPORT jobjectArray JNICALL Java_mora_Native_compile(JNIEnv* env, jclass, jbyteArray path,
                                                        jbyteArray text, jobjectArray folders) {
  return guard(env, [&]() -> jobjectArray {
    const std::string name = text_of(env, path);
    const std::vector<std::string> kept = texts_of(env, folders);
    std::vector<mora_str> from;
    for (const std::string& folder : kept) from.push_back(str(folder));
    auto options = sized<mora_compile_options>();
    options.include_from = from.data();
    options.include_from_count = from.size();
    mora_program* program = nullptr;
    mora_diagnostics* told = nullptr;
    mora_status status = MORA_OK;
    if (text == nullptr) {
      status = mora_compile_file(str(name), &options, &program, &told);
    } else {
      status = mora_compile_text(str(name), str(text_of(env, text)), &options, &program, &told);
    }
    if (status != MORA_INVALID_POLICY) check(status);
    const jobjectArray all = hand_over(env, program, told);
    mora_diagnostics_free(told);
    return all;
  });
}

JNIEXPORT void JNICALL Java_mora_Native_freeProgram(JNIEnv*, jclass, jlong program) {
  mora_program_free(handle_of<mora_program>(program));
}

JNIEXPORT jobjectArray JNICALL Java_mora_Native_programInfo(JNIEnv* env, jclass, jlong program) {
  return guard(env, [&]() -> jobjectArray {
    auto info = sized<mora_program_info>();
    check(mora_program_get(handle_of<mora_program>(program), &info));
    return texts(env, {info.policy, info.title_en, info.title_zh, info.timezone, info.case_key,
                       str(info.currency)});
  });
}

JNIEXPORT jobjectArray JNICALL Java_mora_Native_rules(JNIEnv* env, jclass, jlong program) {
  return guard(env, [&]() -> jobjectArray {
    auto info = sized<mora_program_info>();
    check(mora_program_get(handle_of<mora_program>(program), &info));
    const jobjectArray all = objects(env, info.rule_count);
    for (std::uint32_t i = 0; i < info.rule_count; ++i) {
      auto rule = sized<mora_rule_info>();
      check(mora_program_rule(handle_of<mora_program>(program), i, &rule));
      const std::array<jlong, 1> figures = {rule.line};
      put(env, all, i,
          parts(env,
                {rule.clause, rule.name, rule.title_en, rule.title_zh, rule.text, rule.role,
                 rule.file},
                figures));
    }
    return all;
  });
}

// An event each: its name, then its fields; the kinds of these as numbers.
JNIEXPORT jobjectArray JNICALL Java_mora_Native_events(JNIEnv* env, jclass, jlong number) {
  return guard(env, [&]() -> jobjectArray {
    const auto* const program = handle_of<mora_program>(number);
    auto info = sized<mora_program_info>();
    check(mora_program_get(program, &info));
    const jobjectArray all = objects(env, info.event_count);
    for (std::uint32_t type = 0; type < info.event_count; ++type) {
      mora_str name{};
      std::uint32_t count = 0;
      check(mora_program_event(program, type, &name, &count));
      const jobjectArray words = objects(env, count + 1);
      put(env, words, 0, bytes_of(env, name));
      std::vector<jlong> kinds;
      for (std::uint32_t i = 0; i < count; ++i) {
        auto field = sized<mora_field_info>();
        check(mora_program_field(program, type, i, &field));
        put(env, words, i + 1, bytes_of(env, field.name));
        kinds.push_back(field.kind);
      }
      const jobjectArray pair = objects(env, 2);
      put(env, pair, 0, words);
      put(env, pair, 1, numbers(env, kinds));
      put(env, all, type, pair);
    }
    return all;
  });
}

JNIEXPORT jbyteArray JNICALL Java_mora_Native_version(JNIEnv* env, jclass) {
  return guard(env, [&] { return bytes_of(env, std::string_view(mora_version())); });
}

}  // extern "C"
