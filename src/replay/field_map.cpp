// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/field_map.hpp"

#include <algorithm>
#include <utility>

namespace mora::replay {
namespace {

constexpr std::size_t smallest_table = 64;

// What the log calls `field`.
std::string column(const Program& program, std::span<const SourceName> source,
                   std::string_view field) {
  for (const SourceName& name : source) {
    const bool is_case = name.field == "case";
    if ((is_case ? program.case_key() : std::string_view(name.field)) == field) return name.column;
  }
  return std::string(program.column(field));
}

}  // namespace

FieldMap::FieldMap(Program program, std::span<const SourceName> source)
    : program_(std::move(program)),
      nodes_(1),
      table_(smallest_table),
      time_(add_path(column(program_, source, "time"))),
      type_(add_path(column(program_, source, "type"))),
      key_(add_path(column(program_, source, program_.case_key()))) {
  const Schema schema = program_.schema();
  for (EventType type = 0; type < schema.event_count(); ++type) {
    first_slot_.push_back(static_cast<std::uint32_t>(slots_.size()));
    for (std::uint32_t slot = 0; slot < schema.field_count(type); ++slot) {
      slots_.push_back(add_path(column(program_, source, schema.field(type, slot).name)));
    }
  }
  first_slot_.push_back(static_cast<std::uint32_t>(slots_.size()));
}

std::span<const FieldMap::Id> FieldMap::fields(EventType type) const {
  const std::uint32_t first = first_slot_[type];
  return std::span(slots_).subspan(first, first_slot_[type + 1] - first);
}

bool FieldMap::is_of_field(Id id) const {
  return id == time_ || id == type_ || id == key_ || std::ranges::find(slots_, id) != slots_.end();
}

std::size_t FieldMap::free_place(std::uint64_t hash) const {
  std::size_t i = hash & (table_.size() - 1);
  while (table_[i].node != none) i = (i + 1) & (table_.size() - 1);
  return i;
}

FieldMap::Id FieldMap::add_path(const std::string& path) {
  Id parent = root;
  std::size_t begin = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
    const std::string_view prefix = std::string_view(path).substr(0, dot);
    parent = add(parent, prefix.substr(begin), prefix);
    begin = dot + 1;
  }
  const Id node = add(parent, std::string_view(path).substr(begin), path);
  if (parent != root && find(root, path) == none) insert(root, path, node);
  return node;
}

FieldMap::Id FieldMap::add(Id parent, std::string_view key, std::string_view path) {
  const Id known = find(parent, key);
  if (known != none) return known;
  const Id node = size();
  nodes_.emplace_back(path);
  insert(parent, key, node);
  return node;
}

void FieldMap::insert(Id parent, std::string_view key, Id node) {
  if (2 * ++entries_ > table_.size()) grow();
  const std::uint64_t hash = hash_of(parent, key);
  table_[free_place(hash)] = {parent, node, hash, std::string(key)};
}

void FieldMap::grow() {
  std::vector<Entry> old(2 * table_.size());
  std::swap(old, table_);
  for (Entry& entry : old) {
    if (entry.node != none) table_[free_place(entry.hash)] = std::move(entry);
  }
}

}  // namespace mora::replay
