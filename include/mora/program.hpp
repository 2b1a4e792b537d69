// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Program: a compiled policy. Immutable; a value handle that shares its data.
// Threads: const calls from any thread, any number of monitors at once; the reference count is
// atomic and lives in the library. Ownership: the data lives as long as a handle to it.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "mora/schema.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

namespace detail {
struct ProgramData;
void retain(const ProgramData* data) noexcept;
void release(const ProgramData* data) noexcept;
}  // namespace detail

// The place of a rule in the policy: 0 to Program::rule_count() - 1, in the policy's order.
using RuleIndex = std::uint32_t;

// A rule as findings name it.
struct RuleInfo {
  std::string_view clause;    // the clause's id, "2.3"
  std::string_view name;      // the rule's name under any_of; empty for a clause with one rule
  std::string_view title_en;  // the clause's titles and text; empty where the policy has none
  std::string_view title_zh;
  std::string_view text;
  std::string_view role;  // the liable role; empty if none
  std::string_view file;  // where the rule stands
  std::uint32_t line = 0;
};

struct RoleInfo {
  std::string_view name;
  std::string_view title_en;
  std::string_view title_zh;
};

// A calendar that was asked about days after the last year for which it names holidays or extra
// days: what it answered may lack holidays.
struct CalendarOverrun {
  std::string_view calendar;
  std::int32_t last_year = 0;  // that it covers
  std::uint64_t count = 0;     // how often it was asked about later days
};

class Program {
 public:
  Program() = default;
  // Takes over one reference.
  explicit Program(const detail::ProgramData* data) : data_(data) {}
  Program(const Program& other) : data_(other.data_) {
    if (data_ != nullptr) detail::retain(data_);
  }
  Program(Program&& other) noexcept : data_(std::exchange(other.data_, nullptr)) {}
  Program& operator=(Program other) noexcept {
    std::swap(data_, other.data_);
    return *this;
  }
  ~Program() {
    if (data_ != nullptr) detail::release(data_);
  }

  // False for the empty handle that a failed compilation returns; then nothing else may be called.
  [[nodiscard]] explicit operator bool() const { return data_ != nullptr; }

  [[nodiscard]] std::string_view policy() const;  // the policy's name
  [[nodiscard]] std::string_view title_en() const;
  [[nodiscard]] std::string_view title_zh() const;
  [[nodiscard]] std::string_view timezone() const;  // IANA name
  [[nodiscard]] std::string_view case_key() const;  // the field that cases go by
  // What the log calls `time`, `type` or a field: what the policy's `source` says, else the same.
  [[nodiscard]] std::string_view column(std::string_view field) const;
  [[nodiscard]] Currency currency() const;  // for bare amounts; zeros if the policy has none
  [[nodiscard]] bool rejects_unknown_events() const;

  [[nodiscard]] Schema schema() const { return Schema(*data_); }
  [[nodiscard]] std::uint32_t clause_count() const;
  [[nodiscard]] std::string_view clause_id(std::uint32_t index) const;
  [[nodiscard]] std::uint32_t rule_count() const;
  [[nodiscard]] RuleInfo rule(RuleIndex index) const;
  [[nodiscard]] std::uint32_t role_count() const;
  [[nodiscard]] RoleInfo role(std::uint32_t index) const;

  // The time as the engine counts it: the start of the policy's `precision` unit that it lies in.
  [[nodiscard]] TimePoint floored(TimePoint t) const;
  // A local timestamp's instant in the policy's zone (times that a clock change skips are the first
  // instant after the gap, repeated ones their first occurrence), and an instant's offset there.
  [[nodiscard]] TimePoint from_local(std::int64_t local_us) const;
  [[nodiscard]] std::int32_t utc_offset_seconds(TimePoint t) const;
  // RFC 3339 with the policy's offset, "2026-03-02T09:00:00+08:00"; fractions only where there are
  // any. An offset with seconds is cut to the minute.
  [[nodiscard]] std::string format_time(TimePoint t) const;
  // For people: "2026-03-02 09:00", with seconds or fractions only where there are any.
  [[nodiscard]] std::string format_local(TimePoint t) const;

  // For the library's own stages; promised to nobody.
  [[nodiscard]] const detail::ProgramData& data() const { return *data_; }

 private:
  const detail::ProgramData* data_ = nullptr;
};

}  // namespace mora::inline v0
