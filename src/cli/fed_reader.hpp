// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FedReader: an EventReader that is given its log piece by piece, and that goes on in the middle of
// it under an edited policy. Threads: belongs to one thread.

#include <cstdint>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

namespace mora::cli {

class FedReader {
 public:
  FedReader(std::string format, std::vector<SourceName> source)
      : format_(std::move(format)), source_(std::move(source)) {}
  FedReader(const FedReader&) = delete;
  FedReader& operator=(const FedReader&) = delete;

  // A log begins.
  void begin(const Program& program);
  // The log goes on, behind the lines that were read.
  void go_on(const Program& program);

  // Whole lines, after those before have been read to their end.
  void give(std::string_view lines);
  [[nodiscard]] ReadResult next();

 private:
  class Feed final : public std::streambuf {
   public:
    void give(std::string_view text);

   private:
    std::string text_;
  };

  void start(const Program& program, std::uint64_t first_line);

  std::string format_;
  std::vector<SourceName> source_;
  Feed feed_;
  std::istream text_{&feed_};
  std::unique_ptr<EventReader> reader_;
  std::string header_;  // of a log in CSV
  std::uint64_t last_line_ = 0;
};

}  // namespace mora::cli
