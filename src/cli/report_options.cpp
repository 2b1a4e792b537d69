// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/report_options.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <CLI/CLI.hpp>

#include "cli/choice_option.hpp"
#include "cli/open_limit_options.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {

void define_report_options(CLI::App& command, ReportOptions& options, const std::string& quiet) {
  const auto formats = writer_formats();
  add_choice(command, "-f,--format", options.format, "FORMAT", "How findings are written",
             {formats.begin(), formats.end()});
  command.add_option("-o,--output", options.output, "Write findings to FILE")->option_text("FILE");
  add_choice(command, "--lang", options.language, "LANGUAGE", "Language of text and reasons",
             {"en", "zh"});
  add_choice(command, "--color", options.color, "WHEN", "Colours in text output",
             {"auto", "always", "never"});
  command.add_flag("--no-summary", options.no_summary, "No summary on standard error");
  command.add_flag("-q,--quiet", options.quiet, quiet);
}

bool is_among(const std::string& output, std::span<const std::string> inputs) {
  return !output.empty() && std::any_of(inputs.begin(), inputs.end(), [&](const std::string& path) {
    std::error_code error;
    return path != "-" && std::filesystem::equivalent(path, output, error);
  });
}

std::unique_ptr<ReportWriter> make_report(OutputFile& output, const ReportOptions& options) {
  WriterOptions writer;
  writer.language = options.spoken();
  if (output.is_standard_output()) {
    writer.color = wants_color(options.color, output_fd);
    writer.width = terminal_width(output_fd);
  } else {
    writer.color = options.color == "always";
  }
  return make_writer(options.format, output.stream(), writer);
}

void write_summaries(std::span<const Summary* const> summaries, const OutputFile& output,
                     const ReportOptions& options) {
  if (options.no_summary || options.quiet) {
    if (is_incomplete(summaries)) {
      std::fputs("mora: the limit of open obligations was reached; the findings are incomplete\n",
                 stderr);
    }
    return;
  }
  SummaryOptions style{options.spoken(), wants_color(options.color, error_fd)};
  if (const std::uint32_t width = terminal_width(error_fd); width != 0) style.width = width;
  // Apart from findings in the same terminal.
  if (output.is_standard_output() && is_terminal(output_fd)) std::fputs("\n", stderr);
  for (const Summary* summary : summaries) {
    if (summary != summaries.front()) std::fputs("\n", stderr);
    std::fputs(summary_text(*summary, style).c_str(), stderr);
  }
}

}  // namespace mora::cli
