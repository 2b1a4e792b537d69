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
#include "mora/function_ref.hpp"

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

// What takes a snapshot's bytes, and what gives them.
using WriteRef = FunctionRef<void(std::string_view bytes)>;
using ReadRef = FunctionRef<std::size_t(char* to, std::size_t size)>;

}  // namespace detail

}  // namespace mora::inline v0
