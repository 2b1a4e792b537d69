// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// report_options: how findings and the summary are written; the same options for every command that
// judges a log.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "mora/report.hpp"
#include "mora/summary.hpp"

#include "cli/output_file.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace mora::cli {

struct ReportOptions {
  std::string format = "text";
  std::string output;
  std::string language = "en";
  std::string color = "auto";
  bool no_summary = false;
  bool quiet = false;

  [[nodiscard]] Language spoken() const { return language == "zh" ? Language::zh : Language::en; }
};

// Adds --format, --output, --lang, --color, --no-summary and --quiet; `quiet` says what that is.
void define_report_options(CLI::App& command, ReportOptions& options, const std::string& quiet);

// Whether the output is one of these files, which findings must not overwrite.
[[nodiscard]] bool is_among(const std::string& output, std::span<const std::string> inputs);

// A writer to the output, which must be open and outlive it.
[[nodiscard]] std::unique_ptr<ReportWriter> make_report(OutputFile& output,
                                                        const ReportOptions& options);

// The summaries of all policies to standard error, unless they are not wanted.
void write_summaries(std::span<const Summary* const> summaries, const OutputFile& output,
                     const ReportOptions& options);

}  // namespace mora::cli
