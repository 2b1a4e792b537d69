// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the functions of the JVM's interface have in common. Texts go over as bytes in UTF-8: the
// JVM's own form of it is another one. Handles are pointers in a long; the Java side sees to it
// that none is used after it was freed, and by one thread at a time.

#include <cstdint>
#include <initializer_list>
#include <jni.h>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mora.h"
#include "mora_handles.hpp"

namespace mora::java {

using namespace binding;
// Beside the one below, which would hide it.
using binding::check;

// An exception of Java's is waiting: back to it.
struct Pending {};

inline void check(JNIEnv* env) {
  if (env->ExceptionCheck() == JNI_TRUE) throw Pending();
}

inline void fail(JNIEnv* env, const char* type, const char* message) {
  const jclass found = env->FindClass(type);
  if (found != nullptr) env->ThrowNew(found, message);
}

// Runs a function that may throw; what it threw becomes an exception of Java's.
template <class Function>
auto guard(JNIEnv* env, Function function) -> decltype(function()) {
  try {
    return function();
  } catch (const Pending&) {
  } catch (const std::bad_alloc&) {
    fail(env, "java/lang/OutOfMemoryError", "no memory for mora");
  } catch (const std::invalid_argument& error) {
    fail(env, "java/lang/IllegalArgumentException", error.what());
  } catch (const std::exception& error) {
    fail(env, "java/lang/IllegalStateException", error.what());
  }
  return decltype(function())();
}

template <class Handle>
Handle* handle_of(jlong number) {
  return reinterpret_cast<Handle*>(static_cast<std::uintptr_t>(number));
}
template <class Handle>
jlong number_of(Handle* handle) {
  return static_cast<jlong>(reinterpret_cast<std::uintptr_t>(handle));
}

// Of a byte[].
inline std::string text_of(JNIEnv* env, jbyteArray bytes) {
  const jsize size = env->GetArrayLength(bytes);
  std::string text(static_cast<std::size_t>(size), '\0');
  env->GetByteArrayRegion(bytes, 0, size, reinterpret_cast<jbyte*>(text.data()));
  check(env);
  return text;
}

// null for a text that there is not.
inline jbyteArray bytes_of(JNIEnv* env, mora_str text) {
  if (text.data == nullptr) return nullptr;
  const auto size = static_cast<jsize>(text.size);
  const jbyteArray bytes = env->NewByteArray(size);
  if (bytes == nullptr) throw Pending();
  env->SetByteArrayRegion(bytes, 0, size, reinterpret_cast<const jbyte*>(text.data));
  return bytes;
}
inline jbyteArray bytes_of(JNIEnv* env, std::string_view text) { return bytes_of(env, str(text)); }

// The text, which is freed; null where there is none.
inline jbyteArray taken(JNIEnv* env, mora_text* text) {
  if (text == nullptr) return nullptr;
  const std::string content(view(mora_text_get(text)));
  mora_text_free(text);
  return bytes_of(env, std::string_view(content));
}

inline jobjectArray objects(JNIEnv* env, std::size_t size) {
  const jclass type = env->FindClass("java/lang/Object");
  const jobjectArray array =
      type == nullptr ? nullptr : env->NewObjectArray(static_cast<jsize>(size), type, nullptr);
  if (array == nullptr) throw Pending();
  return array;
}

// The array takes the object: a call may make more of them than may be held at a time.
inline void put(JNIEnv* env, jobjectArray array, std::size_t place, jobject object) {
  env->SetObjectArrayElement(array, static_cast<jsize>(place), object);
  check(env);
  if (object != nullptr) env->DeleteLocalRef(object);
}

inline jobjectArray texts(JNIEnv* env, std::initializer_list<mora_str> all) {
  const jobjectArray array = objects(env, all.size());
  std::size_t place = 0;
  for (const mora_str text : all) put(env, array, place++, bytes_of(env, text));
  return array;
}

inline jlongArray numbers(JNIEnv* env, std::span<const jlong> all) {
  const jlongArray array = env->NewLongArray(static_cast<jsize>(all.size()));
  if (array == nullptr) throw Pending();
  env->SetLongArrayRegion(array, 0, static_cast<jsize>(all.size()), all.data());
  return array;
}
inline jlongArray numbers(JNIEnv* env, std::initializer_list<jlong> all) {
  return numbers(env, std::span(all.begin(), all.size()));
}

// What belongs together of an object: its texts as byte[][] in an Object[], its numbers as long[].
inline jobjectArray parts(JNIEnv* env, std::initializer_list<mora_str> words,
                          std::span<const jlong> figures) {
  const jobjectArray pair = objects(env, 2);
  put(env, pair, 0, texts(env, words));
  put(env, pair, 1, numbers(env, figures));
  return pair;
}

}  // namespace mora::java
