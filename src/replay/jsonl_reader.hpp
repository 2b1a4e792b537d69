// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JsonlReader: the events of JSON Lines, one object a line. A declared key that stands twice makes
// the event ambiguous, and it is rejected. Threads: one owner. Ownership: see EventReader::next.

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "mora/replay.hpp"

#include "replay/event_record.hpp"
#include "replay/json_index.hpp"
#include "replay/json_scanner.hpp"
#include "replay/line_buffer.hpp"
#include "replay/shaped_lines.hpp"
#include "replay/two_way_reader.hpp"

namespace mora::replay {

class JsonlReader final : public TwoWayReader {
 public:
  // How many bytes behind a text must be readable.
  static constexpr std::size_t padding = simdjson::SIMDJSON_PADDING;

  JsonlReader(const Program& program, std::istream& input, const ReadOptions& options);
  // Of no lines yet.
  JsonlReader(const Program& program, const ReadOptions& options);

  // Goes on with the lines of `text`, each with its end, the first of which has this number. The
  // texts of an event are those of `text`, but for some that had to be put together.
  void begin(std::string_view text, std::uint64_t first_line);

  [[nodiscard]] std::uint64_t position() const override { return lines_.position(); }

 private:
  JsonlReader(const Program& program, const ReadOptions& options, LineBuffer lines);

  [[nodiscard]] std::size_t read_fast(std::span<ReadResult> results) override;
  void index_more();
  [[nodiscard]] ReadResult read_slowly() override;
  [[nodiscard]] ReadResult read_line(std::string_view line);
  [[nodiscard]] ReadResult reject(std::string reason);

  LineBuffer lines_;
  EventRecord record_;
  JsonIndex index_;
  std::string_view ahead_;  // what is left of the lines that index_ was built for
  ShapedLines shaped_;
  std::vector<Value> values_;  // of the events that read_fast() gave
  JsonScanner<EventRecord> scanner_;
  std::uint32_t most_fields_;
  std::size_t most_shaped_;  // no field of a line that is no longer can be too long
  std::string reason_;
};

}  // namespace mora::replay
