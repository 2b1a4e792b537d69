// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora.Native: monitors.

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "jni_support.hpp"
#include "kept_findings.hpp"

namespace mora::java {
namespace {

// The amounts that a finding has; all are of one currency.
constexpr std::array amounts = {&mora_finding::fine, &mora_finding::from, &mora_finding::to,
                                &mora_finding::delta};

// A bit each.
jlong known_amounts(const mora_finding& f) {
  jlong bits = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if ((f.*amounts[i]).currency[0] != 0) bits |= jlong{1} << i;
  }
  return bits;
}

// The first of them; one without a currency if there is none.
const mora_money& first_amount(const mora_finding& f) {
  for (const auto amount : amounts) {
    if ((f.*amount).currency[0] != 0) return f.*amount;
  }
  return f.fine;
}

// A monitor, and what it told and nobody has taken.
struct Judge {
  mora_monitor* monitor = nullptr;
  Kept kept;

  Judge() = default;
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
  ~Judge() { mora_monitor_free(monitor); }
};

Judge& judge_of(jlong number) { return *handle_of<Judge>(number); }

jobjectArray object_of(JNIEnv* env, const KeptFinding& kept) {
  const mora_finding& f = kept.told;
  const KeptFinding::Text currency(first_amount(f).currency);
  const std::array<std::optional<std::string_view>, 10> told = {
      kept.policy, kept.clause,  kept.rule_name,      kept.case_key,     kept.role,
      kept.person, kept.because, kept.amending_event, kept.cause_clause, currency};
  const jobjectArray words = objects(env, told.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    put(env, words, i, told[i] ? bytes_of(env, *told[i]) : nullptr);
  }
  std::vector<jlong> figures = {f.kind,
                                static_cast<jlong>(f.id),
                                f.opened_at,
                                f.due_at,
                                f.at,
                                f.fulfilled_at,
                                f.late_by,
                                f.cause_at,
                                known_amounts(f),
                                f.fine.minor,
                                f.from.minor,
                                f.to.minor,
                                f.delta.minor,
                                first_amount(f).digits};
  for (const std::uint64_t line : kept.evidence) figures.push_back(static_cast<jlong>(line));
  const jobjectArray pair = objects(env, 2);
  put(env, pair, 0, words);
  put(env, pair, 1, numbers(env, figures));
  return pair;
}

// A value of (kind, integer, exponent), with its text where it is one.
mora_value value_of(const std::string& text, const jlong* figures) {
  mora_value value{};
  value.kind = static_cast<std::int32_t>(figures[0]);
  value.as.integer = figures[1];
  value.exponent = static_cast<std::int32_t>(figures[2]);
  if (value.kind == MORA_KIND_STRING) value.as.text = str(text);
  return value;
}

// The fields of an event: names, each with how many values it has (-1: one that is no list), then
// the values: texts, and three numbers each.
void set_fields(JNIEnv* env, mora_event_builder* builder, jobjectArray names, jlongArray counts,
                jobjectArray texts, jlongArray figures) {
  const jsize field_count = env->GetArrayLength(names);
  std::vector<jlong> sizes(static_cast<std::size_t>(field_count));
  env->GetLongArrayRegion(counts, 0, field_count, sizes.data());
  std::vector<jlong> parts(static_cast<std::size_t>(env->GetArrayLength(figures)));
  env->GetLongArrayRegion(figures, 0, static_cast<jsize>(parts.size()), parts.data());
  check(env);
  const auto element = [&](jobjectArray array, std::size_t place) {
    const jobject bytes = env->GetObjectArrayElement(array, static_cast<jsize>(place));
    std::string text = bytes == nullptr ? "" : text_of(env, static_cast<jbyteArray>(bytes));
    env->DeleteLocalRef(bytes);
    return text;
  };
  std::size_t next = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::string name = element(names, i);
    const auto size = static_cast<std::size_t>(sizes[i] < 0 ? 1 : sizes[i]);
    std::vector<std::string> kept;
    std::vector<mora_value> values;
    kept.reserve(size);
    for (std::size_t k = 0; k < size; ++k, ++next) {
      kept.push_back(element(texts, next));
      values.push_back(value_of(kept.back(), parts.data() + 3 * next));
    }
    mora_value value{};
    if (sizes[i] < 0) {
      value = values[0];
    } else {
      value.kind = MORA_KIND_LIST;
      value.as.list.items = values.data();
      value.as.list.count = values.size();
    }
    check(mora_event_builder_set(builder, str(name), &value));
  }
}

jlongArray object_of(JNIEnv* env, const mora_push_counts& counts) {
  return numbers(env, {static_cast<jlong>(counts.events), static_cast<jlong>(counts.duplicates),
                       static_cast<jlong>(counts.rejected), static_cast<jlong>(counts.unknown)});
}

}  // namespace
}  // namespace mora::java

using namespace mora::java;

extern "C" {

// Figures: lateness, max_open, max_open_per_case, language, first_line. Source: field, column, …
JNIEXPORT jlong JNICALL Java_mora_Native_newMonitor(JNIEnv* env, jclass, jlong program,
                                                    jlongArray figures, jobjectArray source) {
  return guard(env, [&]() -> jlong {
    std::array<jlong, 5> given{};
    env->GetLongArrayRegion(figures, 0, 5, given.data());
    check(env);
    std::vector<std::string> kept;
    for (jsize i = 0; i < env->GetArrayLength(source); ++i) {
      const auto bytes = static_cast<jbyteArray>(env->GetObjectArrayElement(source, i));
      kept.push_back(text_of(env, bytes));
      env->DeleteLocalRef(bytes);
    }
    std::vector<mora_source_name> names;
    for (std::size_t i = 0; i + 1 < kept.size(); i += 2) {
      names.push_back({str(kept[i]), str(kept[i + 1])});
      check_source(handle_of<mora_program>(program), names.back());
    }
    auto judge = std::make_unique<Judge>();
    judge->kept.language = static_cast<std::int32_t>(given[3]);
    auto options = sized<mora_monitor_options>();
    options.lateness = given[0];
    options.max_open = static_cast<std::uint64_t>(given[1]);
    options.max_open_per_case = static_cast<std::uint64_t>(given[2]);
    options.language = judge->kept.language;
    options.first_line = static_cast<std::uint64_t>(given[4]);
    options.on_rejection = Kept::keep_rejection;
    options.source = names.data();
    options.source_count = names.size();
    check(mora_monitor_new(handle_of<mora_program>(program), Kept::keep_finding, &judge->kept,
                           &options, &judge->monitor));
    return number_of(judge.release());
  });
}

JNIEXPORT void JNICALL Java_mora_Native_freeMonitor(JNIEnv*, jclass, jlong monitor) {
  delete handle_of<Judge>(monitor);
}

// A further owner of the program that runs now.
JNIEXPORT jlong JNICALL Java_mora_Native_monitorProgram(JNIEnv* env, jclass, jlong monitor) {
  return guard(env, [&]() -> jlong {
    mora_program* const now = mora_program_retain(mora_monitor_program(judge_of(monitor).monitor));
    if (now == nullptr) throw std::bad_alloc();
    return number_of(now);
  });
}

// What became of the event as a long[], or the mistake in it as a byte[].
JNIEXPORT jobject JNICALL Java_mora_Native_push(JNIEnv* env, jclass, jlong monitor, jbyteArray type,
                                                jlong time, jbyteArray timestamp, jlong line,
                                                jobjectArray names, jlongArray counts,
                                                jobjectArray texts, jlongArray figures) {
  return guard(env, [&]() -> jobject {
    mora_monitor* const judge = judge_of(monitor).monitor;
    mora_event_builder* made = nullptr;
    check(mora_event_builder_new(mora_monitor_program(judge), str(text_of(env, type)), &made));
    const BuilderHandle builder(made);
    if (timestamp == nullptr) {
      check(mora_event_builder_at(made, time));
    } else {
      check(mora_event_builder_at_text(made, str(text_of(env, timestamp))));
    }
    check(mora_event_builder_line(made, static_cast<std::uint64_t>(line)));
    set_fields(env, made, names, counts, texts, figures);
    const mora_str error = mora_event_builder_error(made);
    if (error.size != 0) return bytes_of(env, error);
    std::int32_t status = 0;
    check(mora_monitor_push_built(judge, made, &status));
    return numbers(env, {jlong{status}});
  });
}

JNIEXPORT jlongArray JNICALL Java_mora_Native_pushJson(JNIEnv* env, jclass, jlong monitor,
                                                       jbyteArray lines) {
  return guard(env, [&] {
    auto counts = sized<mora_push_counts>();
    const std::string text = text_of(env, lines);
    check(mora_monitor_push_json(judge_of(monitor).monitor, str(text), &counts));
    return object_of(env, counts);
  });
}

// {counts, why the table cannot be read or null}
JNIEXPORT jobjectArray JNICALL Java_mora_Native_pushTable(JNIEnv* env, jclass, jlong monitor,
                                                          jlong stream) {
  return guard(env, [&] {
    auto counts = sized<mora_push_counts>();
    mora_text* message = nullptr;
    const mora_status status = mora_monitor_push_arrow(
        judge_of(monitor).monitor, handle_of<ArrowArrayStream>(stream), &counts, &message);
    if (status != MORA_REFUSED) check(status);
    const jobjectArray pair = objects(env, 2);
    put(env, pair, 0, object_of(env, counts));
    put(env, pair, 1, taken(env, message));
    return pair;
  });
}

JNIEXPORT void JNICALL Java_mora_Native_advanceTo(JNIEnv* env, jclass, jlong monitor, jlong time) {
  guard(env, [&] { check(mora_monitor_advance_to(judge_of(monitor).monitor, time)); });
}

JNIEXPORT void JNICALL Java_mora_Native_finish(JNIEnv* env, jclass, jlong monitor, jlong as_of) {
  guard(env, [&] { check(mora_monitor_finish(judge_of(monitor).monitor, as_of)); });
}

JNIEXPORT jlong JNICALL Java_mora_Native_nextDue(JNIEnv*, jclass, jlong monitor) {
  return mora_monitor_next_due(judge_of(monitor).monitor);
}

JNIEXPORT jlongArray JNICALL Java_mora_Native_counters(JNIEnv* env, jclass, jlong monitor) {
  return guard(env, [&] {
    auto now = sized<mora_counters>();
    check(mora_monitor_counters(judge_of(monitor).monitor, &now));
    return numbers(env, {static_cast<jlong>(now.events), static_cast<jlong>(now.rejected),
                         static_cast<jlong>(now.violations), static_cast<jlong>(now.open),
                         static_cast<jlong>(now.duplicates), static_cast<jlong>(now.unopened)});
  });
}

// An obligation each: its case; rule, opened_at, due_at, paused.
JNIEXPORT jobjectArray JNICALL Java_mora_Native_open(JNIEnv* env, jclass, jlong monitor) {
  return guard(env, [&] {
    struct Open {
      std::string case_key;
      std::array<jlong, 4> figures;
    };
    std::vector<Open> found;
    const auto keep = [](void* all, const mora_open_obligation* open) {
      static_cast<std::vector<Open>*>(all)->push_back(
          {std::string(view(open->case_key)),
           {open->rule, open->opened_at, open->due_at, open->paused}});
    };
    check(mora_monitor_for_each_open(judge_of(monitor).monitor, keep, &found));
    const jobjectArray all = objects(env, found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      put(env, all, i, parts(env, {str(found[i].case_key)}, found[i].figures));
    }
    return all;
  });
}

// {counts or null, what came of it in words}
JNIEXPORT jobjectArray JNICALL Java_mora_Native_adopt(JNIEnv* env, jclass, jlong monitor,
                                                      jlong program, jint terms, jboolean preview) {
  return guard(env, [&] {
    auto done = sized<mora_adoption>();
    mora_text* message = nullptr;
    const mora_status status =
        mora_monitor_adopt(judge_of(monitor).monitor, handle_of<mora_program>(program), terms,
                           preview == JNI_TRUE ? 1 : 0, &done, &message);
    if (status != MORA_REFUSED) check(status);
    const jobjectArray pair = objects(env, 2);
    if (status == MORA_OK) {
      put(env, pair, 0,
          numbers(env, {static_cast<jlong>(done.open), static_cast<jlong>(done.unchanged),
                        static_cast<jlong>(done.old_terms), static_cast<jlong>(done.same_due),
                        static_cast<jlong>(done.new_due), static_cast<jlong>(done.late_now),
                        static_cast<jlong>(done.met), static_cast<jlong>(done.cancelled)}));
    }
    put(env, pair, 1, taken(env, message));
    return pair;
  });
}

JNIEXPORT jbyteArray JNICALL Java_mora_Native_snapshot(JNIEnv* env, jclass, jlong monitor,
                                                       jbyteArray position) {
  return guard(env, [&] {
    std::string bytes;
    const std::string where = text_of(env, position);
    check(mora_monitor_snapshot(judge_of(monitor).monitor, str(where), append, &bytes));
    return bytes_of(env, std::string_view(bytes));
  });
}

// {position or null, what is to be said or null}
JNIEXPORT jobjectArray JNICALL Java_mora_Native_restore(JNIEnv* env, jclass, jlong monitor,
                                                        jlong program, jbyteArray snapshot,
                                                        jint terms) {
  return guard(env, [&] {
    const std::string bytes = text_of(env, snapshot);
    std::string_view rest = bytes;
    mora_text* position = nullptr;
    mora_text* message = nullptr;
    const mora_status status =
        mora_monitor_restore(judge_of(monitor).monitor, handle_of<mora_program>(program), take_from,
                             &rest, terms, &position, &message);
    if (status != MORA_REFUSED) check(status);
    const jobjectArray pair = objects(env, 2);
    put(env, pair, 0, taken(env, position));
    put(env, pair, 1, taken(env, message));
    return pair;
  });
}

// {the bytes or null, why there are none}
JNIEXPORT jobjectArray JNICALL Java_mora_Native_snapshotCase(JNIEnv* env, jclass, jlong monitor,
                                                             jbyteArray key) {
  return guard(env, [&] {
    std::string bytes;
    mora_text* message = nullptr;
    const std::string case_key = text_of(env, key);
    const mora_status status = mora_monitor_snapshot_case(judge_of(monitor).monitor, str(case_key),
                                                          append, &bytes, &message);
    if (status != MORA_REFUSED) check(status);
    const jobjectArray pair = objects(env, 2);
    if (status == MORA_OK) put(env, pair, 0, bytes_of(env, std::string_view(bytes)));
    put(env, pair, 1, taken(env, message));
    return pair;
  });
}

// Why it was refused, or null.
JNIEXPORT jbyteArray JNICALL Java_mora_Native_restoreCase(JNIEnv* env, jclass, jlong monitor,
                                                          jbyteArray snapshot) {
  return guard(env, [&] {
    const std::string bytes = text_of(env, snapshot);
    std::string_view rest = bytes;
    mora_text* message = nullptr;
    const mora_status status =
        mora_monitor_restore_case(judge_of(monitor).monitor, take_from, &rest, &message);
    if (status != MORA_REFUSED) check(status);
    return taken(env, message);
  });
}

JNIEXPORT jobjectArray JNICALL Java_mora_Native_takeFindings(JNIEnv* env, jclass, jlong monitor) {
  return guard(env, [&] {
    const std::vector<KeptFinding> findings = std::exchange(judge_of(monitor).kept.findings, {});
    const jobjectArray all = objects(env, findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) put(env, all, i, object_of(env, findings[i]));
    return all;
  });
}

JNIEXPORT jobjectArray JNICALL Java_mora_Native_takeRejections(JNIEnv* env, jclass, jlong monitor) {
  return guard(env, [&] {
    const auto rejections = std::exchange(judge_of(monitor).kept.rejections, {});
    const jobjectArray all = objects(env, rejections.size());
    for (std::size_t i = 0; i < rejections.size(); ++i) {
      const std::array<jlong, 1> figures = {static_cast<jlong>(rejections[i].first)};
      put(env, all, i, parts(env, {str(rejections[i].second)}, figures));
    }
    return all;
  });
}

}  // extern "C"
