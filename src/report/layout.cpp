// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/layout.hpp"

#include <algorithm>

#include "text/display_width.hpp"

namespace mora::report {
namespace {

using text::display_width;

constexpr std::string_view column_gap = "  ";

std::size_t code_point_size(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
  return end - at;
}

std::string blanks(std::size_t used, std::size_t width) {
  return std::string(width > used ? width - used : 0, ' ');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Three capital letters and no more.
bool begins_with_currency(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::size_t size = std::min<std::size_t>(text.size(), 4);
  return size >= 3 && std::all_of(text.begin(), text.begin() + 3, is_capital) &&
         (size == 3 || !is_capital(text[3]));
}

// A number stays with what follows it: "3 h", "2026-03-02 09:00", "30.00 CNY".
bool breaks_at_blank(std::string_view text, std::size_t blank) {
  if (blank == 0 || !is_digit(text[blank - 1]) || blank + 1 == text.size()) return true;
  const char next = text[blank + 1];
  return !is_digit(next) && !(next >= 'a' && next <= 'z') &&
         !begins_with_currency(text.substr(blank + 1));
}

// No line begins with these, nor ends with those: they stay with what they close or open.
bool closes(std::string_view point) {
  constexpr std::string_view marks = "，。；：、！？）」』》〉】”’";
  return point.size() == 3 && marks.find(point) != std::string_view::npos;
}
bool opens(std::string_view point) {
  constexpr std::string_view marks = "（「『《〈【“‘";
  return point.size() == 3 && marks.find(point) != std::string_view::npos;
}

// Text cut into what a line break must not split: words with the blank behind them, wide
// characters.
std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  bool opened = false;  // by the code point before
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = code_point_size(text, i);
    const std::string_view point = text.substr(i, size);
    const bool wide = display_width(point) == 2;
    if (wide && i > begin && !closes(point) && !opened) {
      result.push_back(text.substr(begin, i - begin));
      begin = i;
    }
    i += size;
    opened = opens(point);
    const bool closed = closes(text.substr(i, i < text.size() ? code_point_size(text, i) : 0));
    const bool breaks =
        (wide && !opened && !closed) || (point == " " && breaks_at_blank(text, i - size));
    if (breaks) {
      result.push_back(text.substr(begin, i - begin));
      begin = i;
    }
  }
  if (begin < text.size()) result.push_back(text.substr(begin));
  return result;
}

void drop_blanks_at_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

std::string pad_right(std::string_view text, std::size_t width) {
  return std::string(text) + blanks(display_width(text), width);
}

std::string pad_left(std::string_view text, std::size_t width) {
  return blanks(display_width(text), width).append(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  if (width == 0 || display_width(text) <= width) return {std::string(text)};
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  for (const std::string_view piece : pieces(text)) {
    const std::size_t needed = display_width(piece.substr(0, piece.find_last_not_of(' ') + 1));
    if (!line.empty() && used + needed > width) {
      drop_blanks_at_end(line);
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    line += piece;
    used += display_width(piece);
  }
  drop_blanks_at_end(line);
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string shorten(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string result;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view point = text.substr(i, code_point_size(text, i));
    used += display_width(point);
    if (used + 1 > width) break;
    result += point;
    i += point.size();
  }
  drop_blanks_at_end(result);
  return result + "…";
}

std::vector<std::string> Table::lines() const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::vector<std::string> result;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += column_gap;
      line +=
          columns_[i] == Align::left ? pad_right(row[i], widths[i]) : pad_left(row[i], widths[i]);
    }
    drop_blanks_at_end(line);
    result.push_back(std::move(line));
  }
  return result;
}

}  // namespace mora::report
