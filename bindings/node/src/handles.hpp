// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The handles of mora.h, freed with their owner, and what its functions return, checked.

#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "mora.h"

namespace mora::node {

template <auto Free>
struct Freed {
  template <class Handle>
  void operator()(Handle* handle) const {
    Free(handle);
  }
};
using ProgramHandle = std::unique_ptr<mora_program, Freed<mora_program_free>>;
using DiagnosticsHandle = std::unique_ptr<mora_diagnostics, Freed<mora_diagnostics_free>>;
using MonitorHandle = std::unique_ptr<mora_monitor, Freed<mora_monitor_free>>;
using BuilderHandle = std::unique_ptr<mora_event_builder, Freed<mora_event_builder_free>>;
using TextHandle = std::unique_ptr<mora_text, Freed<mora_text_free>>;

inline mora_str str(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view view(mora_str text) { return {text.data, text.size}; }

// For what is no fault of the user's.
inline void check(mora_status status) {
  if (status == MORA_OK) return;
  if (status == MORA_OUT_OF_MEMORY) throw std::bad_alloc();
  if (status == MORA_INVALID_ARGUMENT) throw std::invalid_argument("an argument is out of range");
  throw std::runtime_error("mora failed with status " + std::to_string(status));
}

// A struct that knows its size.
template <class Struct>
Struct sized() {
  Struct made{};
  made.size = sizeof made;
  return made;
}

}  // namespace mora::node
