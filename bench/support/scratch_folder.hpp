// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ScratchFolder: a folder for a benchmark's files, gone when it is. Where: TMPDIR, else /tmp.

#include <filesystem>
#include <string>
#include <string_view>

namespace mora::bench {

class ScratchFolder {
 public:
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  [[nodiscard]] std::string path(std::string_view name) const { return (folder_ / name).string(); }
  // Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path folder_;
};

// How often `text` stands in the file.
[[nodiscard]] std::uint64_t count_in_file(const std::string& path, std::string_view text);

}  // namespace mora::bench
