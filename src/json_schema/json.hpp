// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Json: a JSON value that is put together and written out. Members keep their order.
// Threads: plain values.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mora::json_schema {

class Json {
 public:
  using Member = std::pair<std::string, Json>;

  Json(std::string_view text);
  Json(const char* text) : Json(std::string_view(text)) {}
  Json(const std::string& text) : Json(std::string_view(text)) {}
  Json(bool value) : leaf_(value ? "true" : "false") {}
  Json(int value) : leaf_(std::to_string(value)) {}

  [[nodiscard]] static Json list(std::vector<Json> items);
  [[nodiscard]] static Json map(std::vector<Member> members = {});

  // Of a map: a further member; of a list: a further item.
  Json& add(std::string key, Json value);
  Json& add(Json item);
  // All members of another map.
  Json& add_all(Json map);
  [[nodiscard]] bool empty() const { return items_.empty() && members_.empty(); }

  // Short lists and maps on one line.
  [[nodiscard]] std::string text(std::size_t indent = 0) const;

 private:
  enum class Kind : std::uint8_t { leaf, list, map };

  explicit Json(Kind kind) : kind_(kind) {}
  [[nodiscard]] std::string on_one_line() const;

  Kind kind_ = Kind::leaf;
  std::string leaf_;
  std::vector<Json> items_;
  std::vector<Member> members_;
};

}  // namespace mora::json_schema
