// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SinkRef: a sink that can cross a library boundary. A Monitor takes any callable as its sink and
// hands it on as one of these; code that must not be a template (the command line, bindings) uses
// Monitor<SinkRef>. Threads, ownership: as the callable's; a SinkRef only refers to it.

#include <concepts>

#include "mora/finding.hpp"
#include "mora/trace.hpp"

namespace mora::inline v0 {

// What a monitor gives its findings to; it may also have a trace() (trace.hpp). The finding's texts
// live only during the call; the sink must not call the monitor that called it.
template <class T>
concept FindingSink = std::invocable<T&, const Finding&>;

class SinkRef {
 public:
  template <FindingSink T>
  requires(!std::same_as<T, SinkRef> && !std::same_as<T, const SinkRef>) explicit(false)
      SinkRef(T& sink)  // NOLINT(google-explicit-constructor): refers like a pointer
      : object_(&sink),
        call_([](void* object, const Finding& finding) { (*static_cast<T*>(object))(finding); }) {
    if constexpr (TransitionSink<T>) {
      trace_ = [](void* object, const Transition& transition) {
        static_cast<T*>(object)->trace(transition);
      };
    }
  }

  void operator()(const Finding& finding) const { call_(object_, finding); }
  // Whether the sink wants to be told of transitions; only then may trace() be called.
  [[nodiscard]] bool traces() const { return trace_ != nullptr; }
  void trace(const Transition& transition) const { trace_(object_, transition); }

 private:
  void* object_;
  void (*call_)(void*, const Finding&);
  void (*trace_)(void*, const Transition&) = nullptr;
};

}  // namespace mora::inline v0
