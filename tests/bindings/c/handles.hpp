// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The handles of mora.h as tests use them: freed with their scope. Nothing of the C++ interface.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "mora.h"

// A text that a function wants, and can be cut.
class Str {
 public:
  explicit Str(std::string_view text) : text_(text) {}
  [[nodiscard]] Str first(std::size_t size) const { return Str(text_.substr(0, size)); }
  [[nodiscard]] Str last(std::size_t size) const { return Str(text_.substr(text_.size() - size)); }
  operator mora_str() const { return {text_.data(), text_.size()}; }  // NOLINT: as a literal would

 private:
  std::string_view text_;
};

inline Str str(std::string_view text) { return Str(text); }

inline std::string owned(mora_str text) {
  return text.data == nullptr ? std::string() : std::string(text.data, text.size);
}

// The text, which is freed.
inline std::string taken(mora_text* text) {
  std::string content = owned(mora_text_get(text));
  mora_text_free(text);
  return content;
}

template <class Handle, void (*Free)(Handle*)>
struct Freed {
  void operator()(Handle* handle) const { Free(handle); }
};
template <class Handle, void (*Free)(Handle*)>
using Owned = std::unique_ptr<Handle, Freed<Handle, Free>>;

// What came of a policy.
class Compiled {
 public:
  static Compiled file(std::string_view path, const mora_compile_options* options = nullptr) {
    Compiled compiled;
    mora_program* program = nullptr;
    mora_diagnostics* diagnostics = nullptr;
    compiled.status_ = mora_compile_file(str(path), options, &program, &diagnostics);
    compiled.program_.reset(program);
    compiled.diagnostics_.reset(diagnostics);
    return compiled;
  }
  static Compiled text(std::string_view name, std::string_view text,
                       const mora_compile_options* options = nullptr) {
    Compiled compiled;
    mora_program* program = nullptr;
    mora_diagnostics* diagnostics = nullptr;
    compiled.status_ = mora_compile_text(str(name), str(text), options, &program, &diagnostics);
    compiled.program_.reset(program);
    compiled.diagnostics_.reset(diagnostics);
    return compiled;
  }

  [[nodiscard]] mora_status status() const { return status_; }
  [[nodiscard]] const mora_program* program() const { return program_.get(); }
  [[nodiscard]] const mora_diagnostics* diagnostics() const { return diagnostics_.get(); }
  [[nodiscard]] std::string messages() const {
    return owned(mora_diagnostics_text(diagnostics_.get()));
  }
  void free_program() { program_.reset(); }

 private:
  mora_status status_ = MORA_INTERNAL;
  Owned<mora_program, mora_program_free> program_;
  Owned<mora_diagnostics, mora_diagnostics_free> diagnostics_;
};

class Monitor {
 public:
  explicit Monitor(const mora_program* program, mora_on_finding on_finding = nullptr,
                   void* context = nullptr, const mora_monitor_options* options = nullptr) {
    mora_monitor* monitor = nullptr;
    EXPECT_EQ(mora_monitor_new(program, on_finding, context, options, &monitor), MORA_OK);
    monitor_.reset(monitor);
  }
  [[nodiscard]] mora_monitor* get() const { return monitor_.get(); }

 private:
  Owned<mora_monitor, mora_monitor_free> monitor_;
};

class Builder {
 public:
  Builder(const mora_program* program, std::string_view type) {
    mora_event_builder* builder = nullptr;
    EXPECT_EQ(mora_event_builder_new(program, str(type), &builder), MORA_OK);
    builder_.reset(builder);
  }
  [[nodiscard]] mora_event_builder* get() const { return builder_.get(); }

 private:
  Owned<mora_event_builder, mora_event_builder_free> builder_;
};

inline std::string snapshot_of(const mora_monitor* monitor, std::string_view position = {}) {
  std::string bytes;
  const auto write = [](void* context, mora_str piece) -> std::int32_t {
    static_cast<std::string*>(context)->append(piece.data, piece.size);
    return 0;
  };
  EXPECT_EQ(mora_monitor_snapshot(monitor, str(position), write, &bytes), MORA_OK);
  return bytes;
}

inline mora_status restore(mora_monitor* monitor, const mora_program* program,
                           std::string_view bytes, mora_text** position = nullptr,
                           mora_text** message = nullptr) {
  const auto read = [](void* context, char* to, std::size_t size) {
    auto& rest = *static_cast<std::string_view*>(context);
    const std::size_t count = std::min(size, rest.size());
    std::copy_n(rest.data(), count, to);
    rest.remove_prefix(count);
    return count;
  };
  return mora_monitor_restore(monitor, program, read, &bytes, MORA_OLD_TERMS, position, message);
}
