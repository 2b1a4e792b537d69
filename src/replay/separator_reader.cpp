// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/separator_reader.hpp"

#include <algorithm>

namespace mora::replay {
namespace {

bool are_blank(const char* begin, const char* end) {
  return std::all_of(begin, end, [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace

struct SeparatorReader::Draft {
  const JsonIndex::Place& line;
  const std::uint32_t* next;       // of the index
  const char* at;                  // so far it is read
  LineShapes::NewSeparator found;  // so far; its container is that which it has come to
  bool is_open = false;            // the container has just begun

  // The next token, which begins at a place of the index; null if there is none in the block, or
  // more than blanks before it: the end of the line, too.
  [[nodiscard]] const char* take() {
    if (*next >= line.end) return nullptr;
    const char* const token = line.base + *next;
    if (!are_blank(at, token)) return nullptr;
    ++next;
    at = token + 1;
    return token;
  }
};

std::optional<LineShapes::NewSeparator> SeparatorReader::read(const LineShapes::Separator& from,
                                                              const char* at,
                                                              const JsonIndex::Place& line,
                                                              const std::uint32_t* next) {
  Draft draft{line, next, at, {}};
  LineShapes::NewSeparator& found = draft.found;
  found.before = LineShapes::Before::line;
  found.container = from.container;
  if (at == line.line) {
    draft.is_open = true;  // The line's own brace has been read.
    ++draft.at;
  } else {
    if (from.before == LineShapes::Before::text && *draft.at++ != '"') return std::nullopt;
    --draft.next;
  }
  if (!read_members(draft)) return std::nullopt;
  found.places = static_cast<std::size_t>(draft.next - next);
  const char* end = draft.at;
  if (found.before == LineShapes::Before::line) {
    if (*end == '\r') ++end;
    if (*end++ != '\n') return std::nullopt;
  } else {
    ++found.places;  // What comes behind the value.
    if (found.before == LineShapes::Before::word) --end;
  }
  found.text = {at, static_cast<std::size_t>(end - at)};
  return found;
}

// Up to a value that is no container, or the end of the line's own.
bool SeparatorReader::read_members(Draft& draft) {
  const LineShapes::NewSeparator& found = draft.found;
  while (found.container != nullptr && found.before == LineShapes::Before::line) {
    const char* token = draft.take();
    if (token == nullptr) return false;
    if (*token == found.container->closing()) {
      if (!close(draft)) return false;
      continue;
    }
    if (!draft.is_open) {
      if (*token != ',') return false;
      token = draft.take();
      if (token == nullptr) return false;
    }
    if (!read_member(draft, token)) return false;
  }
  return true;
}

// One separator tells of one empty field at most.
bool SeparatorReader::close(Draft& draft) {
  const Container& container = *draft.found.container;
  if (draft.is_open && container.is_field()) {
    if (draft.found.empty != FieldMap::none) return false;
    draft.found.empty = container.id;
  }
  draft.found.container = container.outer;
  draft.is_open = false;
  return true;
}

// A member begins with the token `first`.
bool SeparatorReader::read_member(Draft& draft, const char* first) {
  const Container& container = *draft.found.container;
  if (container.is_field()) {
    draft.found.item = draft.is_open ? LineShapes::Item::first : LineShapes::Item::further;
    return *first != '{' && *first != '[' && read_value(draft, first, container.id);
  }
  if (container.is_list) return read_value(draft, first, FieldMap::none);
  const std::optional<FieldMap::Id> id = read_key(draft, first);
  if (!id) return false;
  const char* const value = draft.take();
  return value != nullptr && read_value(draft, value, *id);
}

bool SeparatorReader::read_value(Draft& draft, const char* first, FieldMap::Id id) {
  const bool is_list = *first == '[';
  if (*first != '{' && !is_list) {
    draft.found.before = *first == '"' ? LineShapes::Before::text : LineShapes::Before::word;
    draft.found.id = id;
    return true;
  }
  const bool is_field = names_.is_of_field(id);
  if (is_field && !is_list) return false;
  draft.found.container =
      containers_.inner(*draft.found.container, is_field == is_list ? id : FieldMap::none, is_list);
  draft.is_open = true;
  return draft.found.container != nullptr;
}

// Up to the colon behind it. Null for what is no key.
std::optional<FieldMap::Id> SeparatorReader::read_key(Draft& draft, const char* first) {
  if (*first != '"' || *draft.next >= draft.line.end) return std::nullopt;
  const char* const colon = draft.line.base + *draft.next;
  if (*colon != ':') return std::nullopt;
  const char* end = colon;
  while (*--end != '"') {
  }
  if (end == first || !are_blank(end + 1, colon)) return std::nullopt;
  ++draft.next;
  draft.at = colon + 1;
  return id_of(*draft.found.container, first + 1, end);
}

std::optional<FieldMap::Id> SeparatorReader::id_of(const Container& container, const char* key,
                                                   const char* end) {
  std::string_view name(key, static_cast<std::size_t>(end - key));
  if (name.find('\\') != std::string_view::npos) {
    const auto read = escaped_.read(key);
    if (!read) return std::nullopt;
    name = *read;
  }
  return container.id == FieldMap::none ? FieldMap::none : names_.find(container.id, name);
}

}  // namespace mora::replay
