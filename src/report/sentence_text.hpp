// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SentenceText: the end of a text to which a sentence in one language is added, part by part: words
// as they are, times and lengths of time as the language says them. Threads: one owner. Ownership:
// refers to the text and the teller of its times.

#include <cstdint>
#include <string_view>

#include "mora/finding.hpp"
#include "mora/money.hpp"
#include "mora/time.hpp"

#include "report/duration_text.hpp"
#include "report/finding_text.hpp"
#include "report/sentence_parts.hpp"
#include "report/time_teller.hpp"
#include "text/append_number.hpp"
#include "text/text_buffer.hpp"
#include "value/money_text.hpp"

namespace mora::report {

class SentenceText {
 public:
  SentenceText(text::TextBuffer& text, TimeTeller& tell, Language language)
      : text_(text), tell_(tell), language_(language) {}

  SentenceText& operator<<(std::string_view words) {
    text_ += words;
    return *this;
  }
  SentenceText& operator<<(TimePoint t) {
    tell_.append(text_, t);
    return *this;
  }
  SentenceText& operator<<(Duration length) {
    append_duration_text(text_, length, language_);
    return *this;
  }
  SentenceText& operator<<(std::uint32_t number) {
    text::append_number(text_, number);
    return *this;
  }
  SentenceText& operator<<(Money money) {
    text_.end_at(value::put_money(text_.room(value::most_money_size), money));
    return *this;
  }
  // Without its currency.
  SentenceText& amount(Money money) {
    append_amount(text_, money);
    return *this;
  }

 private:
  text::TextBuffer& text_;
  TimeTeller& tell_;
  Language language_;
};

// The sentences by language, without the liable person.
void say_english(SentenceText& out, const SentenceParts& parts);
void say_chinese(SentenceText& out, const SentenceParts& parts);

}  // namespace mora::report
