// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "json_schema/json.hpp"

#include "text/json_text.hpp"

namespace mora::json_schema {
namespace {

constexpr std::size_t line_width = 100;

}  // namespace

Json::Json(std::string_view text) : leaf_(text::json_text(text)) {}

Json Json::list(std::vector<Json> items) {
  Json json(Kind::list);
  json.items_ = std::move(items);
  return json;
}

Json Json::map(std::vector<Member> members) {
  Json json(Kind::map);
  json.members_ = std::move(members);
  return json;
}

Json& Json::add(std::string key, Json value) {
  members_.emplace_back(std::move(key), std::move(value));
  return *this;
}

Json& Json::add(Json item) {
  items_.push_back(std::move(item));
  return *this;
}

Json& Json::add_all(Json map) {
  for (Member& member : map.members_) members_.push_back(std::move(member));
  return *this;
}

std::string Json::on_one_line() const {
  if (kind_ == Kind::leaf) return leaf_;
  std::string text;
  for (const Json& item : items_) {
    text.append(text.empty() ? "" : ", ").append(item.on_one_line());
  }
  for (const auto& [key, value] : members_) {
    text.append(text.empty() ? "" : ", ").append(text::json_text(key) + ": " + value.on_one_line());
  }
  return kind_ == Kind::list ? "[" + text + "]" : "{" + text + "}";
}

std::string Json::text(std::size_t indent) const {
  std::string line = on_one_line();
  if (kind_ == Kind::leaf || indent + line.size() <= line_width) return line;
  const std::string inner(indent + 2, ' ');
  std::string text(kind_ == Kind::list ? "[" : "{");
  const auto begin_item = [&] { text.append(text.size() == 1 ? "\n" : ",\n").append(inner); };
  for (const Json& item : items_) {
    begin_item();
    text += item.text(inner.size());
  }
  for (const auto& [key, value] : members_) {
    begin_item();
    text.append(text::json_text(key)).append(": ").append(value.text(inner.size()));
  }
  return text + "\n" + std::string(indent, ' ') + (kind_ == Kind::list ? "]" : "}");
}

}  // namespace mora::json_schema
