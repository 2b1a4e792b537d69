// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/length_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/duration_text.hpp"
#include "report/titles.hpp"
#include "syntax/dump.hpp"
#include "syntax/expr.hpp"
#include "text/display_width.hpp"

namespace mora::explain {

std::string length_words(const detail::Within& length, Language language) {
  syntax::DurationLiteral written;
  written.civil = length.civil;
  written.exact = Duration{length.amount};
  written.count = length.amount;
  switch (length.unit) {
    case detail::DurationUnit::day: written.unit = syntax::CivilUnit::day; break;
    case detail::DurationUnit::week: written.unit = syntax::CivilUnit::week; break;
    case detail::DurationUnit::month: written.unit = syntax::CivilUnit::month; break;
    case detail::DurationUnit::year: written.unit = syntax::CivilUnit::year; break;
    case detail::DurationUnit::business_day: written.unit = syntax::CivilUnit::business_day; break;
  }
  return report::written_duration_text(syntax::dump(written), language);
}

std::string date_words(const Program& program, TimePoint t) {
  const std::string text = program.format_local(t);
  return text.substr(0, text.find(' '));
}

std::string amount_words(const Program& program, std::uint32_t first, std::uint32_t count,
                         Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  for (std::uint32_t i = 0; i < count; ++i) {
    const detail::Amount& amount = program.data().amounts[first + i];
    if (i > 0) text += zh ? "、" : ", ";
    if (amount.from == detail::Amount{}.from) {
      text += to_string(amount.money);
      continue;
    }
    text += fmt::format(fmt::runtime(zh ? "{}（自 {} 起）" : "{} from {} on"),
                        to_string(amount.money), date_words(program, amount.from));
  }
  return text;
}

std::string role_words(const Program& program, std::string_view role, Language language) {
  const std::string_view title = report::role_title(program, role, language);
  const bool bare = language == Language::en && !title.starts_with("who") &&
                    !title.starts_with("the ") && !title.starts_with("a ");
  return bare ? fmt::format("the {}", title) : std::string(title);
}

namespace {

bool is_wide(std::string_view point) { return text::display_width(point) == 2; }

bool is_punctuation(std::string_view point) {
  constexpr std::string_view marks = "，。；：、（）「」";
  return point.size() == 3 && marks.find(point) != std::string_view::npos;
}

// The code point that begins at, or ends before, `at`; empty at the ends of the text.
std::string_view point_from(std::string_view text, std::size_t at) {
  std::size_t end = std::min(at + 1, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
  return text.substr(std::min(at, text.size()), end - at);
}
std::string_view point_before(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0u) == 0x80u) continue;
  return text.substr(begin);
}

}  // namespace

std::string close_up(std::string_view chinese) {
  std::string text;
  bool quoted = false;
  for (std::size_t i = 0; i < chinese.size(); ++i) {
    if (chinese[i] == '"') quoted = !quoted;
    if (chinese[i] == ' ' && !quoted) {
      const std::string_view before = point_before(text);
      const std::string_view after = point_from(chinese, i + 1);
      if (is_punctuation(before) || is_punctuation(after)) continue;
      if (is_wide(before) && is_wide(after)) continue;
    }
    text += chinese[i];
  }
  return text;
}

}  // namespace mora::explain
