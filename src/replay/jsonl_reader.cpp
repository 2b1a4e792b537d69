// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/jsonl_reader.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace mora {

namespace replay {

JsonlReader::JsonlReader(const Program& program, std::istream& input, const ReadOptions& options)
    : JsonlReader(program, options,
                  LineBuffer(input, padding, options.first_line, options.max_line)) {}

JsonlReader::JsonlReader(const Program& program, const ReadOptions& options)
    : JsonlReader(program, options, LineBuffer(options.max_line)) {}

JsonlReader::JsonlReader(const Program& program, const ReadOptions& options, LineBuffer lines)
    : lines_(std::move(lines)),
      record_(program, options.source, options.max_field),
      shaped_(program, record_.names()),
      scanner_(record_),
      most_fields_(program.schema().max_field_count()),
      most_shaped_(std::min(options.max_line, options.max_field)) {}

void JsonlReader::begin(std::string_view text, std::uint64_t first_line) {
  lines_.begin(text, first_line);
  ahead_ = {};
}

std::size_t JsonlReader::read_fast(std::span<ReadResult> results) {
  shaped_.begin();
  if (ahead_.empty()) index_more();
  if (ahead_.empty() || !index_.is_there()) return 0;
  if (values_.size() < results.size() * most_fields_) values_.resize(results.size() * most_fields_);
  JsonIndex::Place place = index_.at(ahead_.data());
  const char* const end = ahead_.data() + ahead_.size();
  std::size_t count = 0;
  while (count < results.size() && place.line != end) {
    ReadResult& result = results[count];
    JsonIndex::Place next = place;
    if (!shaped_.read(next, result, values_.data() + count * most_fields_)) break;
    // With its end; whether it or a field is too long, is seen when it is read by itself.
    if (static_cast<std::size_t>(next.line - place.line) > most_shaped_) break;
    place = next;
    ++count;
    result.line = lines_.line() + count;
    result.event.line = result.line;
  }
  index_.go_on(place);
  const auto size = static_cast<std::size_t>(place.line - ahead_.data());
  lines_.pass(size, count);
  ahead_.remove_prefix(size);
  return count;
}

void JsonlReader::index_more() {
  ahead_ = lines_.lines_ahead(JsonIndex::usual_bytes);
  if (!ahead_.empty()) index_.build(ahead_);
}

ReadResult JsonlReader::read_slowly() {
  for (;;) {
    const std::uint64_t begin = lines_.position();
    const std::optional<std::string_view> line = lines_.next();
    ahead_.remove_prefix(std::min<std::size_t>(ahead_.size(), lines_.position() - begin));
    if (!line) return lines_.end();
    if (!is_blank(*line)) return read_line(*line);
  }
}

ReadResult JsonlReader::read_line(std::string_view line) {
  if (lines_.is_cut()) return reject(lines_.explain_cut());
  record_.clear();
  std::string reason = scanner_.scan(line);
  if (!reason.empty()) return reject(std::move(reason));
  return record_.finish(lines_.line());
}

ReadResult JsonlReader::reject(std::string reason) {
  reason_ = std::move(reason);
  ReadResult result;
  result.outcome = ReadOutcome::rejected;
  result.line = lines_.line();
  result.event.line = result.line;
  result.reason = reason_;
  return result;
}

}  // namespace replay

inline namespace v0 {

std::unique_ptr<EventReader> read_json_lines(const Program& program, std::istream& input,
                                             const ReadOptions& options) {
  return std::make_unique<replay::JsonlReader>(program, input, options);
}

}  // namespace v0

}  // namespace mora
