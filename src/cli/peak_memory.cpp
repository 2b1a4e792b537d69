// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/peak_memory.hpp"

#include <fstream>
#include <string>
#include <sys/resource.h>

namespace mora::cli {
namespace {

// Linux: of this very program. getrusage() tells what the one that started it had, if that was
// more.
std::uint64_t told_by_proc() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::uint64_t kibibytes = 0;
    if (word == "VmHWM:" && status >> kibibytes) return kibibytes * 1024;
  }
  return 0;
}

std::uint64_t told_by_usage() {
  rusage usage{};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  const auto most = static_cast<std::uint64_t>(usage.ru_maxrss);
#if defined(__APPLE__)
  return most;
#else
  return most * 1024;
#endif
}

}  // namespace

std::uint64_t peak_memory() {
  const std::uint64_t bytes = told_by_proc();
  return bytes != 0 ? bytes : told_by_usage();
}

}  // namespace mora::cli
