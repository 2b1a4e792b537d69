// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/test_files.hpp"

#include <algorithm>
#include <filesystem>

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

bool is_test_file(const std::string& path) {
  return path.ends_with(".test.yaml") || path.ends_with(".case.yaml");
}

bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name.front() == '.' && name != "..";
}

// Test files below a folder, sorted; hidden folders are passed over.
std::vector<std::string> find_in(const std::string& folder) {
  std::vector<std::string> found;
  const auto options = fs::directory_options::skip_permission_denied;
  for (auto it = fs::recursive_directory_iterator(folder, options);
       it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && is_hidden(it->path())) it.disable_recursion_pending();
    const std::string path = it->path().lexically_normal().string();
    if (it->is_regular_file() && is_test_file(path)) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<std::string> find_test_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    const auto found = find_in(path);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::string would_overwrite(const std::string& output) {
  if (output.empty() || output == "-" || !fs::exists(output)) return {};
  return output + " exists already";
}

std::string path_from(const std::string& output, const std::string& policy) {
  if (output.empty() || output == "-") return fs::path(policy).filename().string();
  const fs::path folder = fs::absolute(output).parent_path();
  return fs::absolute(policy)
      .lexically_normal()
      .lexically_relative(folder.lexically_normal())
      .string();
}

std::string overwritten(const std::string& output, const std::vector<std::string>& paths) {
  const auto same = [&](const std::string& path) {
    std::error_code error;
    return fs::equivalent(path, output, error);
  };
  const auto it = std::find_if(paths.begin(), paths.end(), same);
  return it == paths.end() ? std::string() : *it;
}

}  // namespace mora::cli
