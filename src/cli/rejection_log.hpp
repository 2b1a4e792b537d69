// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RejectionLog: the lines of a log that were refused, on standard error and in a file if one is
// wanted. Threads: belongs to one thread.

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/output_file.hpp"
#include "cli/progress_bar.hpp"

namespace mora::cli {

class RejectionLog {
 public:
  // More than so many would scroll away what matters.
  static constexpr std::uint64_t few = 20;

  // `shown`: how many go to standard error.
  explicit RejectionLog(ProgressBar& progress, std::uint64_t shown = few)
      : progress_(progress), shown_(shown) {}

  // Writes all rejections to `path` too. False if it cannot be written; failure() says why.
  [[nodiscard]] bool open(const std::string& path);
  // The same for a run that goes on: there have been `count`, in the file's first `bytes` bytes.
  [[nodiscard]] bool open_again(const std::string& path);
  [[nodiscard]] bool go_on(std::uint64_t bytes, std::uint64_t count);
  // As OutputFile says; true and 0 where there is no file.
  [[nodiscard]] bool sync() { return !has_file_ || file_.sync(); }
  [[nodiscard]] std::uint64_t bytes() const { return has_file_ ? file_.bytes() : 0; }
  // The first ones go to standard error. `policy` is empty where there is only one.
  void add(std::string_view place, std::string_view policy, std::string_view reason);
  // Says how many more there were.
  void finish();

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] bool failed() const { return file_.failed(); }
  [[nodiscard]] std::string failure() const { return file_.failure(); }

 private:
  ProgressBar& progress_;
  std::uint64_t shown_;
  OutputFile file_;
  bool has_file_ = false;
  std::uint64_t count_ = 0;
};

}  // namespace mora::cli
