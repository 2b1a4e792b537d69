// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Monitors that go on: under an edited policy, and from a snapshot.

#include "mora/snapshot.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "mora/adoption.hpp"

#include "boundary.hpp"
#include "monitor.hpp"
#include "mora.h"
#include "program.hpp"

using mora::c::guard;
using mora::c::str;
using mora::c::view;

namespace {

bool is_known(int32_t terms) { return terms == MORA_OLD_TERMS || terms == MORA_NEW_TERMS; }

// Passes bytes on until the host's function fails.
struct Writer {
  mora_write write;
  void* context;
  bool has_failed = false;

  void operator()(std::string_view bytes) {
    if (!has_failed) has_failed = write(context, str(bytes)) != 0;
  }
};

}  // namespace

extern "C" {

mora_status mora_monitor_adopt(mora_monitor* monitor, const mora_program* next, int32_t terms,
                               int32_t preview, mora_adoption* adoption, mora_text** message) {
  return guard([&] {
    if (monitor == nullptr || next == nullptr || !is_known(terms)) return MORA_INVALID_ARGUMENT;
    const auto under = static_cast<mora::OpenUnder>(terms);
    const mora::Adoption done = preview != 0 ? monitor->monitor.preview(next->program, under)
                                             : monitor->monitor.adopt(next->program, under);
    monitor->follow_program();
    mora::c::give(message, mora::adoption_text(done));
    if (!done) return MORA_REFUSED;
    mora::c::give(adoption,
                  mora_adoption{0, done.open, done.unchanged, done.old_terms, done.same_due,
                                done.new_due, done.late_now, done.met, done.cancelled});
    return MORA_OK;
  });
}

mora_status mora_monitor_snapshot(const mora_monitor* monitor, mora_str position, mora_write write,
                                  void* context) {
  return guard([&] {
    if (monitor == nullptr || write == nullptr) return MORA_INVALID_ARGUMENT;
    Writer writer{write, context};
    monitor->monitor.snapshot(std::ref(writer), view(position));
    return writer.has_failed ? MORA_CALLBACK_FAILED : MORA_OK;
  });
}

mora_status mora_monitor_restore(mora_monitor* monitor, const mora_program* program, mora_read read,
                                 void* context, int32_t terms, mora_text** position,
                                 mora_text** message) {
  return guard([&] {
    if (monitor == nullptr || program == nullptr || read == nullptr || !is_known(terms)) {
      return MORA_INVALID_ARGUMENT;
    }
    if (position != nullptr) *position = nullptr;
    if (message != nullptr) *message = nullptr;
    const auto pass_on = [&](char* to, std::size_t size) { return read(context, to, size); };
    mora::Restoration done =
        monitor->monitor.restore(program->program, pass_on, static_cast<mora::OpenUnder>(terms));
    if (!done) {
      mora::c::give(message, std::move(done.refusal));
      return MORA_REFUSED;
    }
    monitor->lines.forget();
    monitor->follow_program();
    if (done.adoption) mora::c::give(message, mora::adoption_text(*done.adoption));
    mora::c::give(position, std::move(done.position));
    return MORA_OK;
  });
}

mora_status mora_monitor_snapshot_case(const mora_monitor* monitor, mora_str case_key,
                                       mora_write write, void* context, mora_text** message) {
  return guard([&] {
    if (monitor == nullptr || write == nullptr) return MORA_INVALID_ARGUMENT;
    if (message != nullptr) *message = nullptr;
    Writer writer{write, context};
    std::string refusal = monitor->monitor.snapshot_case(view(case_key), std::ref(writer));
    if (!refusal.empty()) {
      mora::c::give(message, std::move(refusal));
      return MORA_REFUSED;
    }
    return writer.has_failed ? MORA_CALLBACK_FAILED : MORA_OK;
  });
}

mora_status mora_monitor_restore_case(mora_monitor* monitor, mora_read read, void* context,
                                      mora_text** message) {
  return guard([&] {
    if (monitor == nullptr || read == nullptr) return MORA_INVALID_ARGUMENT;
    if (message != nullptr) *message = nullptr;
    const auto pass_on = [&](char* to, std::size_t size) { return read(context, to, size); };
    mora::Restoration done = monitor->monitor.restore_case(pass_on);
    if (!done) {
      mora::c::give(message, std::move(done.refusal));
      return MORA_REFUSED;
    }
    monitor->lines.forget();
    return MORA_OK;
  });
}

}  // extern "C"
