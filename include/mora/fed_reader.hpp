// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FedReader: an EventReader that is given its log piece by piece, and that goes on in the middle of
// it under an edited policy.
//
//   mora::FedReader reader("jsonl");
//   reader.begin(program);
//   reader.give(lines);                       // whole ones
//   while (… reader.next() …) …               // until it says that the log ends, for now
//
// Threads: belongs to one thread.

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <span>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>

#include "mora/program.hpp"
#include "mora/replay.hpp"

namespace mora::inline v0 {

class FedReader final : public EventReader {
 public:
  // `format` is one of reader_formats().
  explicit FedReader(std::string format, ReadOptions options = {})
      : format_(std::move(format)), options_(std::move(options)) {}
  FedReader(const FedReader&) = delete;
  FedReader& operator=(const FedReader&) = delete;

  // A log begins. Before anything else.
  void begin(const Program& program);
  // The log goes on, behind the lines that were read.
  void go_on(const Program& program);

  // Whole lines, after those before have been read to their end.
  void give(std::string_view lines);

  // `end` says that the lines given so far have been read.
  [[nodiscard]] ReadResult next() override;
  [[nodiscard]] std::size_t read(std::span<ReadResult> results) override;
  [[nodiscard]] std::uint64_t position() const override { return reader_->position(); }

 private:
  class Feed final : public std::streambuf {
   public:
    void give(std::string_view text);

   private:
    std::string text_;
  };

  void start(const Program& program, std::uint64_t first_line);

  std::string format_;
  ReadOptions options_;
  Feed feed_;
  std::istream text_{&feed_};
  std::unique_ptr<EventReader> reader_;
  std::string header_;  // of a log in CSV
  std::uint64_t last_line_ = 0;
};

}  // namespace mora::inline v0
