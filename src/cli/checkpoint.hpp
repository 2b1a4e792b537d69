// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Checkpoint: the file from which a replay that was broken off goes on: what each policy's monitor
// knows, what its summary has come to, and how far the log was read and the output written. It is
// written whole or not at all. Threads: belongs to one thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "mora/time.hpp"

#include "cli/policy_run.hpp"

namespace mora::cli {

struct CheckpointOptions {
  std::string path;                 // empty: there is none
  std::uint64_t every = 1'000'000;  // lines of the log
};

// How far a replay is.
struct RunPlace {
  std::uint64_t lines = 0;
  std::optional<TimePoint> last_time;  // of the last line, if that was an event
  std::uint64_t output_bytes = 0;
  std::uint64_t rejected_bytes = 0;
  std::uint64_t rejections = 0;
};

class Checkpoint {
 public:
  // `settings`: what else decides the output; a run goes on only with the same.
  Checkpoint(CheckpointOptions options, std::string settings)
      : options_(std::move(options)), settings_(std::move(settings)) {}

  [[nodiscard]] bool is_wanted() const { return !options_.path.empty(); }
  [[nodiscard]] std::uint64_t every() const { return options_.every; }
  // Whether a run was broken off.
  [[nodiscard]] bool is_there() const;

  using Runs = std::span<const std::unique_ptr<PolicyRun>>;

  // Empty, or why it cannot be written.
  [[nodiscard]] std::string write(Runs runs, const RunPlace& place) const;
  // The runs go on from it. Empty, or why they cannot; then they are of no use.
  [[nodiscard]] std::string restore(Runs runs, RunPlace& place);
  // What edited policies made of what was open, a line each, of restore().
  [[nodiscard]] const std::string& adoptions() const { return adoptions_; }
  // The run came to its end.
  void remove() const;

 private:
  CheckpointOptions options_;
  std::string settings_;
  std::string adoptions_;
};

}  // namespace mora::cli
