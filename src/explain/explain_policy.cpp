// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "mora/explain.hpp"

#include "explain/clause_choice.hpp"
#include "explain/length_words.hpp"
#include "explain/page.hpp"
#include "explain/policy_terms.hpp"
#include "explain/rule_sentences.hpp"
#include "report/layout.hpp"
#include "report/titles.hpp"
#include "text/display_width.hpp"

namespace mora::explain {
namespace {

using detail::ClauseData;
using detail::ProgramData;

std::string quoted(std::string_view text, Language language) {
  return fmt::format(fmt::runtime(language == Language::zh ? "「{}」" : "“{}”"), text);
}

class PolicyText {
 public:
  PolicyText(const Program& program, const ExplainOptions& options)
      : program_(program), data_(program.data()), options_(options), page_(options.width) {
    for (const ClauseData& clause : data_.clauses) {
      if (is_wanted(clause)) indent_ = std::max(indent_, text::display_width(id_of(clause)) + 2);
    }
  }

  std::string all() {
    if (options_.clauses.empty()) write_head();
    for (std::uint32_t i = 0; i < data_.clauses.size(); ++i) {
      if (is_wanted(data_.clauses[i])) write_clause(i);
    }
    return page_.text();
  }

 private:
  [[nodiscard]] std::string_view id_of(const ClauseData& clause) const {
    return data_.view(clause.id);
  }

  [[nodiscard]] bool is_wanted(const ClauseData& clause) const {
    return is_chosen(options_.clauses, id_of(clause));
  }

  void write_head() {
    std::string line(program_.policy());
    for (const std::string_view title : titles(program_.title_en(), program_.title_zh())) {
      line += fmt::format("  {}", title);
    }
    std::string head;
    write_behind(head, line);
    for (const Language language : options_.languages) {
      write_behind(head, policy_terms(program_, language));
    }
  }

  // The titles in the languages asked for. Where there is none, that of the other language, but
  // Chinese has the clause's own text instead, as in reports.
  [[nodiscard]] std::vector<std::string_view> titles(std::string_view en, std::string_view zh,
                                                     bool has_text = false) const {
    std::vector<std::string_view> all;
    for (const Language language : options_.languages) {
      std::string_view title = language == Language::zh ? zh : en;
      if (title.empty() && language == Language::en) title = zh;
      if (title.empty() && !has_text) title = en;
      if (!title.empty() && std::find(all.begin(), all.end(), title) == all.end()) {
        all.push_back(title);
      }
    }
    return all;
  }

  void write_clause(std::uint32_t index) {
    const ClauseData& clause = data_.clauses[index];
    page_.gap();
    const std::string_view words = data_.view(clause.text);
    const auto titles =
        this->titles(data_.view(clause.title_en), data_.view(clause.title_zh), !words.empty());
    const Language first = options_.languages.front();
    std::string head = report::pad_right(id_of(clause), indent_);
    const std::string title = fmt::format("{}", fmt::join(titles, "  "));
    for (const std::string& line : {title, words.empty() ? std::string() : quoted(words, first)}) {
      if (!line.empty()) write_behind(head, line);
    }
    write_rules(index, head);
  }

  void write_rules(std::uint32_t clause, std::string& head) {
    bool has_rule = false;
    for (RuleIndex rule = 0; rule < data_.rules.size(); ++rule) {
      if (data_.rules[rule].clause != clause) continue;
      has_rule = true;
      for (const Language language : options_.languages) {
        write_behind(head, rule_line(rule, language));
      }
    }
    if (has_rule) return;
    for (const Language language : options_.languages) {
      write_behind(head, language == Language::zh ? "僅有條文，未設規則。" : "Text only; no rule.");
    }
  }

  [[nodiscard]] std::string rule_line(RuleIndex rule, Language language) const {
    std::string line(data_.view(data_.rules[rule].text.name));
    if (!line.empty()) line += language == Language::zh ? "：" : ": ";
    return line + explain_rule(program_, rule, language);
  }

  // Behind `head`, which is blank from then on.
  void write_behind(std::string& head, std::string_view line) {
    page_.write(head, line);
    head.assign(text::display_width(head), ' ');
  }

  const Program& program_;
  const ProgramData& data_;
  const ExplainOptions& options_;
  std::size_t indent_ = 0;
  Page page_;
};

}  // namespace
}  // namespace mora::explain

namespace mora::inline v0 {

std::string explain_rule(const Program& program, RuleIndex rule, Language language) {
  const explain::RuleReading reading = explain::read_rule(program, rule, language);
  const bool zh = language == Language::zh;
  explain::Sentences all = zh ? explain::chinese_duty(reading) : explain::english_duty(reading);
  const auto charge = zh ? explain::chinese_charge(reading) : explain::english_charge(reading);
  all.insert(all.end(), charge.begin(), charge.end());
  const std::string text = fmt::format("{}", fmt::join(all, zh ? "" : " "));
  return zh ? explain::close_up(text) : text;
}

std::string explain_policy(const Program& program, const ExplainOptions& options) {
  return explain::PolicyText(program, options).all();
}

bool has_clause(const Program& program, std::string_view clause) {
  const auto& clauses = program.data().clauses;
  return std::any_of(clauses.begin(), clauses.end(), [&](const detail::ClauseData& known) {
    return explain::means(clause, program.data().view(known.id));
  });
}

}  // namespace mora::inline v0
