// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// mora.h for modules of other languages that are written in C++: handles that are freed with their
// owner, statuses as exceptions, bytes out and in. Threads: as mora.h says.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "mora.h"

namespace mora::binding {

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
inline std::string_view view(const TextHandle& text) { return view(mora_text_get(text.get())); }

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

// Throws with what is wrong.
inline void check_source(const mora_program* program, mora_source_name name) {
  mora_text* said = nullptr;
  const mora_status status = mora_program_check_source(program, name, &said);
  const TextHandle message(said);
  if (status == MORA_REFUSED) throw std::invalid_argument(std::string(view(message)));
  check(status);
}

// Where a snapshot goes, a std::string, and where it comes from, a std::string_view of the rest.
inline std::int32_t append(void* to, mora_str piece) {
  static_cast<std::string*>(to)->append(view(piece));
  return 0;
}
inline std::size_t take_from(void* from, char* to, std::size_t size) {
  auto& rest = *static_cast<std::string_view*>(from);
  const std::size_t count = rest.copy(to, size);
  rest.remove_prefix(count);
  return count;
}

}  // namespace mora::binding
