// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Why there is a finding, in words. because() is the public form of it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "report/rule_words.hpp"
#include "report/time_teller.hpp"
#include "text/text_buffer.hpp"

namespace mora::report {

enum class Liable : std::uint8_t { left_out, named };

// No capital letter at the beginning and no full stop at the end, so that it can stand anywhere.
[[nodiscard]] std::string sentence(const Program& program, const Finding& finding,
                                   Language language, Liable liable);

// The same for many findings of a program: what is said of a rule is worked out once.
// Threads: one owner. Ownership: keeps a handle to its program.
class SentenceWriter {
 public:
  SentenceWriter(const Program& program, Language language);

  // Until the next call.
  [[nodiscard]] std::string_view write(const Finding& finding, Liable liable);

 private:
  Program program_;
  Language language_;
  TimeTeller tell_;
  std::vector<std::optional<RuleWords>> rules_;  // those that came up
  text::TextBuffer text_;
};

}  // namespace mora::report
