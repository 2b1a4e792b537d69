// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Snapshots: all that a monitor knows as bytes, and a monitor that goes on from them
// (Monitor::snapshot and Monitor::restore). The bytes have a version and checksums, and hold the
// texts of the policy, so that they can be restored under an edited one. They are no secret and no
// proof: who may write them decides what the monitor believes, but nothing worse.
// Threads: plain values. Ownership: texts are copies.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mora/adoption.hpp"

namespace mora::inline v0 {

// The version of snapshots that this library writes. It reads those of no other version: a
// snapshot is for going on, not for keeping.
inline constexpr std::uint16_t snapshot_version = 1;

// What came of restoring.
struct Restoration {
  // Why the snapshot cannot be restored, in English; empty if it was. Nothing else is set then.
  std::string refusal;
  // What the host gave Monitor::snapshot.
  std::string position;
  // Set if the policy is another one than that of the snapshot: how it was adopted.
  std::optional<Adoption> adoption;

  [[nodiscard]] explicit operator bool() const { return refusal.empty(); }
};

namespace detail {

// A callable that takes bytes, and one that gives them, on their way into the library; they refer
// to it.
class WriteRef {
 public:
  template <class T>
  explicit WriteRef(T& write)
      : object_(&write),
        call_([](void* object, std::string_view bytes) { (*static_cast<T*>(object))(bytes); }) {}
  void operator()(std::string_view bytes) const { call_(object_, bytes); }

 private:
  void* object_;
  void (*call_)(void*, std::string_view);
};

class ReadRef {
 public:
  template <class T>
  explicit ReadRef(T& read)
      : object_(&read), call_([](void* object, char* to, std::size_t size) -> std::size_t {
          return (*static_cast<T*>(object))(to, size);
        }) {}
  std::size_t operator()(char* to, std::size_t size) const { return call_(object_, to, size); }

 private:
  void* object_;
  std::size_t (*call_)(void*, char*, std::size_t);
};

}  // namespace detail

}  // namespace mora::inline v0
