// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SinkRef: a sink that can cross a library boundary. A Monitor takes any callable as its sink; code
// that must not be a template (the command line, bindings) uses Monitor<SinkRef>. Threads,
// ownership: as the callable's; a SinkRef only refers to it.

#include <concepts>

#include "mora/finding.hpp"

namespace mora::inline v0 {

// What a monitor gives its findings to; it may also have a trace() (trace.hpp). The finding's texts
// live only during the call; the sink must not call the monitor that called it.
template <class T>
concept FindingSink = std::invocable<T&, const Finding&>;

class SinkRef {
 public:
  template <FindingSink T>
  explicit(false) SinkRef(T& sink)  // NOLINT(google-explicit-constructor): refers like a pointer
      : object_(&sink),
        call_([](void* object, const Finding& finding) { (*static_cast<T*>(object))(finding); }) {}
  void operator()(const Finding& finding) const { call_(object_, finding); }

 private:
  void* object_;
  void (*call_)(void*, const Finding&);
};

}  // namespace mora::inline v0
