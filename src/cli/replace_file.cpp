// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/replace_file.hpp"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cli/output_file.hpp"

namespace mora::cli {

namespace fs = std::filesystem;

std::string replace_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  // Beside it: only within one file system a rename is one step.
  const fs::path draft = target.string() + ".new";
  if (!error && fs::exists(draft, error)) return fmt::format("{} is in the way", draft.string());
  {
    OutputFile file;
    if (!file.open(draft.string())) return file.failure();
    file.stream() << text << std::flush;
    if (file.failed()) {
      fs::remove(draft, error);
      return file.failure();
    }
  }
  const fs::perms permissions = fs::status(target, error).permissions();
  if (!error) fs::permissions(draft, permissions, error);
  if (!error) fs::rename(draft, target, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove(draft, ignored);
  return fmt::format("cannot write {}: {}", path, error.message());
}

}  // namespace mora::cli
