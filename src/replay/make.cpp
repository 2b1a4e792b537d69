// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "mora/replay.hpp"

#include "text/suggest.hpp"

namespace mora::inline v0 {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

bool ends_with_any(std::string_view name, std::string_view endings) {
  while (!endings.empty()) {
    const std::string_view ending = endings.substr(0, endings.find(' '));
    if (name.ends_with(ending)) return true;
    endings.remove_prefix(std::min(ending.size() + 1, endings.size()));
  }
  return false;
}

std::vector<std::string_view> source_fields(const Program& program) {
  std::vector<std::string_view> names = {"time", "type", "case", "by"};
  const Schema schema = program.schema();
  for (EventType type = 0; type < schema.event_count(); ++type) {
    for (std::uint32_t slot = 0; slot < schema.field_count(type); ++slot) {
      const std::string_view name = schema.field(type, slot).name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

}  // namespace

std::string source_mistake(const Program& program, const SourceName& name) {
  const std::vector<std::string_view> known = source_fields(program);
  if (name.column.empty()) return fmt::format("the log's name for '{}' is empty", name.field);
  if (std::find(known.begin(), known.end(), name.field) != known.end()) return {};
  const std::string message = fmt::format("no event has a field '{}'", name.field);
  if (std::find(known.begin(), known.end(), name.column) != known.end()) {
    return fmt::format("{}; what the log calls it stands behind: {}={}", message, name.column,
                       name.field);
  }
  const std::string help = text::suggestion(name.field, known);
  return help.empty() ? message : message + "; " + help;
}

std::span<const std::string_view> reader_formats() {
  static constexpr auto names = std::to_array<std::string_view>({
#define MORA_READER(name, maker, endings) name,
#include "replay/list.def"
#undef MORA_READER
  });
  return names;
}

std::unique_ptr<EventReader> make_reader(std::string_view format, const Program& program,
                                         std::istream& input, const ReadOptions& options) {
#define MORA_READER(name, maker, endings) \
  if (format == (name)) return maker(program, input, options);
#include "replay/list.def"
#undef MORA_READER
  return nullptr;
}

std::string_view reader_format_of(std::string_view file_name) {
  std::string lowered(file_name.substr(file_name.find_last_of('/') + 1));
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
  std::string_view name = lowered;
  if (ends_with_any(name, ".zst .gz")) name = name.substr(0, name.find_last_of('.'));
#define MORA_READER(format, maker, endings) \
  if (ends_with_any(name, endings)) return format;
#include "replay/list.def"
#undef MORA_READER
  return {};
}

}  // namespace mora::inline v0
