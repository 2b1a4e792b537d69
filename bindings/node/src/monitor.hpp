// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Monitor: a monitor of mora.h as an object of JavaScript, and what it told and nobody has taken.
// Owns the monitor, which owns what it needs of its program.

#include <cstdint>
#include <napi.h>

#include "findings.hpp"
#include "handles.hpp"

namespace mora::node {

class Monitor : public Napi::ObjectWrap<Monitor> {
 public:
  static Napi::Function define(Napi::Env env);

  // (program, {lateness, maxOpen, maxOpenPerCase, language, source, firstLine})
  explicit Monitor(const Napi::CallbackInfo& info);

 private:
  Napi::Value push(const Napi::CallbackInfo& info);
  Napi::Value push_json(const Napi::CallbackInfo& info);
  void advance_to(const Napi::CallbackInfo& info);
  void finish(const Napi::CallbackInfo& info);
  Napi::Value next_due(const Napi::CallbackInfo& info);
  Napi::Value counters(const Napi::CallbackInfo& info);
  Napi::Value open(const Napi::CallbackInfo& info);
  Napi::Value adopt(const Napi::CallbackInfo& info);
  Napi::Value snapshot(const Napi::CallbackInfo& info);
  Napi::Value restore(const Napi::CallbackInfo& info);
  Napi::Value snapshot_case(const Napi::CallbackInfo& info);
  Napi::Value restore_case(const Napi::CallbackInfo& info);
  Napi::Value take_findings(const Napi::CallbackInfo& info);
  Napi::Value take_rejections(const Napi::CallbackInfo& info);

  Kept kept_;
  MonitorHandle monitor_;
};

}  // namespace mora::node
