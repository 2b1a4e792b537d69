// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// JSON Lines: one object a line. A declared key that stands twice makes the event ambiguous, and it
// is rejected.

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <simdjson.h>

#include "mora/replay.hpp"

#include "replay/event_record.hpp"
#include "replay/flat_scanner.hpp"
#include "replay/json_index.hpp"
#include "replay/json_scanner.hpp"
#include "replay/line_buffer.hpp"

namespace mora {

namespace replay {

namespace {

class JsonLinesReader final : public EventReader {
 public:
  JsonLinesReader(const Program& program, std::istream& input, const ReadOptions& options)
      : lines_(input, simdjson::SIMDJSON_PADDING, options.first_line),
        record_(program, options.source),
        flat_(record_),
        scanner_(record_) {}

  [[nodiscard]] ReadResult next() override;
  [[nodiscard]] std::uint64_t position() const override { return lines_.position(); }

 private:
  [[nodiscard]] ReadResult read(std::string_view line);
  [[nodiscard]] bool read_flat(std::string_view line);
  [[nodiscard]] ReadResult reject(std::string reason);

  LineBuffer lines_;
  EventRecord record_;
  JsonIndex index_;
  std::uint64_t indexed_until_ = 0;  // in the input
  FlatScanner<EventRecord> flat_;
  JsonScanner<EventRecord> scanner_;
  std::string reason_;
};

ReadResult JsonLinesReader::next() {
  while (const std::optional<std::string_view> line = lines_.next()) {
    if (!is_blank(*line)) return read(*line);
  }
  return lines_.end();
}

ReadResult JsonLinesReader::reject(std::string reason) {
  reason_ = std::move(reason);
  ReadResult result;
  result.outcome = ReadOutcome::rejected;
  result.line = lines_.line();
  result.event.line = result.line;
  result.reason = reason_;
  return result;
}

ReadResult JsonLinesReader::read(std::string_view line) {
  record_.clear();
  if (read_flat(line)) return record_.finish(lines_.line());
  record_.clear();
  std::string reason = scanner_.scan(line);
  if (!reason.empty()) return reject(std::move(reason));
  return record_.finish(lines_.line());
}

bool JsonLinesReader::read_flat(std::string_view line) {
  if (lines_.line_begin() >= indexed_until_) {
    const std::string_view block = lines_.ahead(JsonIndex::most_bytes);
    index_.build(block);
    indexed_until_ = lines_.line_begin() + block.size();
  }
  const std::uint32_t* places = index_.places(line);
  if (places == nullptr) return false;
  places = flat_.scan(line, index_.base(), places);
  if (places == nullptr) return false;
  index_.go_on(places);
  return true;
}

}  // namespace

}  // namespace replay

inline namespace v0 {

std::unique_ptr<EventReader> read_json_lines(const Program& program, std::istream& input,
                                             const ReadOptions& options) {
  return std::make_unique<replay::JsonLinesReader>(program, input, options);
}

}  // namespace v0

}  // namespace mora
