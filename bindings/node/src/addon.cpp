// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora.node: mora.h for the package, which gives it the shape that JavaScript expects. It keeps
// nothing that threads would share, so that each worker may load it.

#include <napi.h>

#include "monitor.hpp"
#include "mora.h"
#include "program.hpp"

namespace {

Napi::Object init(Napi::Env env, Napi::Object exports) {
  exports.Set("version", mora_version());
  exports.Set("Program", mora::node::Program::define(env));
  exports.Set("Monitor", mora::node::Monitor::define(env));
  return exports;
}

}  // namespace

NODE_API_MODULE(mora, init)
