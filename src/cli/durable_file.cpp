// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/durable_file.hpp"

#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/output_file.hpp"

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

// A new name is on the disk when its folder is. Some file systems cannot be asked for that.
void sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  (void)::fsync(fd);
  ::close(fd);
}

}  // namespace

// Beside it: only within one file system a rename is one step.
std::string draft_of(const std::string& path) { return path + ".new"; }

std::string write_durably(const std::string& path,
                          const std::function<void(std::ostream&)>& write) {
  const std::string draft = draft_of(path);
  std::error_code error;
  {
    OutputFile file;
    if (!file.open(draft)) return file.failure();
    write(file.stream());
    if (!file.sync()) {
      fs::remove(draft, error);
      return file.failure();
    }
  }
  const fs::file_status before = fs::status(path, error);
  if (fs::exists(before)) fs::permissions(draft, before.permissions(), error);
  if (!fs::exists(before) || !error) fs::rename(draft, path, error);
  if (error) {
    std::error_code ignored;
    fs::remove(draft, ignored);
    return fmt::format("cannot write {}: {}", path, error.message());
  }
  sync_folder(fs::path(path).parent_path());
  return {};
}

}  // namespace mora::cli
