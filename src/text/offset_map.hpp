// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// OffsetMap: where the bytes of a decoded scalar stand in the file. A plain scalar is one run;
// escapes, folded lines and block indentation start new runs. Threads: plain values.

#include <cstdint>
#include <vector>

namespace mora::text {

class OffsetMap {
 public:
  // From `decoded` on, decoded bytes stand one by one from `file` on. Runs are added in order.
  void add_run(std::uint32_t decoded, std::uint32_t file);
  // The file offset of a decoded offset; offsets past the end continue the last run. 0 if there is
  // no run.
  [[nodiscard]] std::uint32_t to_file(std::uint32_t decoded) const;

 private:
  struct Run {
    std::uint32_t decoded = 0;
    std::uint32_t file = 0;
  };

  // Nearly every text is one run, which asks for no memory.
  Run first_;
  bool empty_ = true;
  std::vector<Run> later_;
};

}  // namespace mora::text
