// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/policy_files.hpp"

#include <utility>

#include "text/read_text.hpp"

namespace mora::cli {

PolicyFiles::PolicyFiles(std::string path, const SourceMap& sources, CompileOptions options)
    : path_(std::move(path)), options_(std::move(options)) {
  remember(sources);
}

void PolicyFiles::remember(const SourceMap& sources) {
  compiled_.clear();
  compiled_[path_] = std::nullopt;
  for (SourceId id = 0; id < sources.size(); ++id) compiled_[sources.name(id)] = sources.text(id);
}

PolicyFiles::Texts PolicyFiles::read() const {
  Texts texts;
  for (const auto& [name, text] : compiled_) texts[name] = text::read_text(name);
  return texts;
}

std::optional<CompileResult> PolicyFiles::look() {
  Texts now = read();
  // A broken policy may be mended by a file that it could not read.
  if (now == compiled_ && !broken_) {
    seen_ = std::move(now);
    return std::nullopt;
  }
  if (now != seen_) {
    seen_ = std::move(now);
    return std::nullopt;
  }
  const bool edited = now != compiled_;
  CompileResult result = compile_file(path_, options_);
  remember(result.sources);
  seen_ = read();
  broken_ = !result;
  std::string mistakes = broken_ ? result.messages() : "";
  const bool known = !edited && broken_ && mistakes == mistakes_;
  mistakes_ = std::move(mistakes);
  if (known) return std::nullopt;
  return result;
}

}  // namespace mora::cli
