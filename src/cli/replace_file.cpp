// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/replace_file.hpp"

#include <filesystem>
#include <ostream>
#include <system_error>

#include <fmt/format.h>

#include "cli/durable_file.hpp"

namespace mora::cli {

namespace fs = std::filesystem;

std::string replace_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  if (error) return fmt::format("cannot write {}: {}", path, error.message());
  const std::string draft = draft_of(target);
  if (fs::exists(draft, error)) return fmt::format("{} is in the way", draft);
  return write_durably(target, [&](std::ostream& out) { out << text; });
}

}  // namespace mora::cli
