// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Program: what came of compiling a policy, as an object of JavaScript. Owns the program, if there
// is one, and the diagnostics.

#include <napi.h>

#include "handles.hpp"

namespace mora::node {

class Program : public Napi::ObjectWrap<Program> {
 public:
  static Napi::Function define(Napi::Env env);

  // ({path | text and name, includeFrom}): compiles; isSound() says whether it could.
  explicit Program(const Napi::CallbackInfo& info);

  // Null for a policy with mistakes.
  [[nodiscard]] const mora_program* get() const { return program_.get(); }

 private:
  Napi::Value is_sound(const Napi::CallbackInfo& info);
  Napi::Value diagnostics(const Napi::CallbackInfo& info);
  Napi::Value messages(const Napi::CallbackInfo& info);
  Napi::Value info(const Napi::CallbackInfo& info);
  Napi::Value rules(const Napi::CallbackInfo& info);
  Napi::Value events(const Napi::CallbackInfo& info);
  Napi::Value read_time(const Napi::CallbackInfo& info);

  [[nodiscard]] mora_program_info known() const;

  ProgramHandle program_;
  DiagnosticsHandle diagnostics_;
};

}  // namespace mora::node
