// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Report: findings out as text for people, JSON Lines or CSV, and the summary of a run.
// Threads: a writer belongs to one thread. Ownership: a writer keeps a reference to its stream.

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

struct WriterOptions {
  Language language = Language::en;
  bool color = false;       // text only: ANSI colours
  std::uint32_t width = 0;  // text only: terminal columns for wrapping; 0: do not wrap
};

class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  // The output has findings of an earlier part of the run already: what stands above them is not
  // written again. Before the first write().
  virtual void go_on() {}
  virtual void write(const Program& program, const Finding& finding) = 0;
  // What comes after the last finding; called once.
  virtual void finish() {}
};

// "text", "jsonl", "csv".
[[nodiscard]] std::span<const std::string_view> writer_formats();
// Null for a format that does not exist.
[[nodiscard]] std::unique_ptr<ReportWriter> make_writer(std::string_view format, std::ostream& out,
                                                        const WriterOptions& options = {});

}  // namespace mora::inline v0
