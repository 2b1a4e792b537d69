// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PolicyFiles: a policy's file and those that it includes, looked at again and again; compiles them
// anew when they have been edited. They are compared by what stands in them, so it does not matter
// how an editor saves, nor how exact the times of files are. Threads: belongs to one thread.

#include <map>
#include <optional>
#include <string>

#include "mora/compile.hpp"

namespace mora::cli {

class PolicyFiles {
 public:
  // As they were compiled: `sources` are all that was read.
  PolicyFiles(std::string path, const SourceMap& sources, CompileOptions options);

  // The policy as edited, with all that is wrong with it. Null where nothing has changed, while it
  // is still being written (it must be the same in two looks), and while the same is still wrong.
  [[nodiscard]] std::optional<CompileResult> look();

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  // By name; null for a file that cannot be read.
  using Texts = std::map<std::string, std::optional<std::string>>;

  [[nodiscard]] Texts read() const;
  void remember(const SourceMap& sources);

  std::string path_;
  CompileOptions options_;
  Texts compiled_;        // what was compiled last
  Texts seen_;            // at the last look
  std::string mistakes_;  // of what was compiled last
  bool broken_ = false;
};

}  // namespace mora::cli
