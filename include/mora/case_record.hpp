// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseRecord: all that happened in one case while a monitor judged a log: its events, the steps of
// its obligations, the findings. explain_case() tells it to people, to the minute and with the
// arithmetic of due times and fines.
//
//   mora::CaseRecord record(program, "SO-1003");
//   mora::Monitor monitor(program, record.sink());
//   for each event: if (mora::ok(monitor.push(event))) record.add(event);
//   monitor.finish();
//   std::cout << mora::explain_case(record);
//
// Threads: belongs to one thread. Ownership: keeps a handle to its program and copies of the rest.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/finding.hpp"
#include "mora/program.hpp"
#include "mora/trace.hpp"

namespace mora::inline v0 {

namespace detail {
struct CaseRecordData;
}

class CaseRecord {
 public:
  // What a monitor gives its findings and transitions to; refers to its record, wherever that is
  // moved to.
  class Sink {
   public:
    void operator()(const Finding& finding) const;
    void trace(const Transition& transition) const;

   private:
    friend class CaseRecord;
    explicit Sink(detail::CaseRecordData* data) : data_(data) {}
    detail::CaseRecordData* data_;
  };

  // `case_key` is the value that the case goes by: of the policy's case key, and of the keys of
  // rules that have one of their own. `program` must not be empty.
  CaseRecord(Program program, std::string case_key);
  CaseRecord(CaseRecord&&) noexcept;
  CaseRecord& operator=(CaseRecord&&) noexcept;
  ~CaseRecord();

  [[nodiscard]] Sink sink() { return Sink(data_.get()); }

  // Every event that the monitor accepted, also of other cases, in the order in which it was
  // pushed. It must have its line number.
  void add(const Event& event);
  // Up to when the log was judged, where that is later than its last event.
  void end(TimePoint as_of);

  [[nodiscard]] const Program& program() const;
  // Whether the log had any event of the case.
  [[nodiscard]] bool empty() const;

  // The fields that the policy's cases go by: its case key, then those of rules with their own.
  [[nodiscard]] std::vector<std::string_view> key_fields() const;

  // For the library's own stages; promised to nobody.
  [[nodiscard]] const detail::CaseRecordData& data() const { return *data_; }

 private:
  std::unique_ptr<detail::CaseRecordData> data_;
};

struct CaseOptions {
  Language language = Language::en;
  std::vector<std::string> clauses;  // their ids, "2.*" for all that begin so; empty: all
  std::uint32_t width = 0;           // columns to wrap at; 0: do not wrap
};

// The case's timeline, then for every rule why it was violated or not. Ends with a newline; empty
// for an empty record.
[[nodiscard]] std::string explain_case(const CaseRecord& record, const CaseOptions& options = {});

}  // namespace mora::inline v0
