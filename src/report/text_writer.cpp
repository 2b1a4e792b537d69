// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/text_writer.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "report/duration_text.hpp"
#include "report/known_programs.hpp"
#include "report/layout.hpp"
#include "report/paint.hpp"
#include "report/titles.hpp"
#include "text/display_width.hpp"

namespace mora::report {
namespace {

using text::display_width;

struct Words {
  std::array<std::string_view, 4> kinds;     // by FindingKind
  std::array<std::string_view, 6> headings;  // by column; the case's is the policy's own word
  std::string_view liable;                   // person, role
  std::string_view no_one;                   // role
  std::string_view no_fine, late, left;
  std::string_view title_end;
  std::string_view nothing;
};

constexpr Words english{{"violation", "amended", "late", "warning"},
                        {"when", "what", "clause", "", "fine / delay", "liable"},
                        "{}, {}",
                        "no one, {}",
                        "no fine",
                        "{} late",
                        "{} left",
                        ": ",
                        "No findings."};
constexpr Words chinese{{"違反", "加罰", "遲辦", "預警"},
                        {"時間", "事項", "條款", "", "罰款／延誤", "責任人"},
                        "{}，{}",
                        "無人，{}",
                        "無罰款",
                        "遲{}",
                        "尚餘{}",
                        "：",
                        "沒有發現違反。"};

// A clause without a title is shown by its text, which may be a paragraph.
constexpr std::size_t title_width = 100;

constexpr std::array kind_styles{Style::red, Style::yellow, Style::yellow, Style::cyan};

enum Column : std::uint8_t { when, what, clause, case_key, cost, liable, column_count };
using Cells = std::array<std::string, column_count>;

std::string clause_cell(std::string_view id, std::string_view rule) {
  return rule.empty() ? std::string(id) : fmt::format("{} {}", id, rule);
}

class TextWriter final : public ReportWriter {
 public:
  TextWriter(std::ostream& out, const WriterOptions& options)
      : out_(out),
        options_(options),
        words_(options.language == Language::zh ? chinese : english),
        paint_(options.color),
        programs_(options.language) {}

  void write(const Program& program, const Finding& finding) override {
    if (policy_ != finding.policy) begin_policy(program, finding.policy);
    write_columns(cells(program, finding), kind_styles[static_cast<std::size_t>(finding.kind)]);
    write_reason(program, finding);
  }

  void finish() override {
    if (policy_.empty()) out_ << words_.nothing << '\n';
  }

 private:
  void begin_policy(const Program& program, std::string_view policy);
  [[nodiscard]] Cells cells(const Program& program, const Finding& finding);
  [[nodiscard]] std::string liable_cell(const Program& program, const Finding& finding) const;
  [[nodiscard]] std::string cost_cell(const Finding& finding) const;
  void widen(const Cells& cells);
  void write_columns(const Cells& cells, Style style);
  void write_reason(const Program& program, const Finding& finding);
  void write_indented(std::string_view text, std::size_t indent, std::size_t room);

  std::ostream& out_;
  WriterOptions options_;
  const Words& words_;
  Paint paint_;
  KnownPrograms programs_;
  std::string policy_;
  // Columns grow with what they show and never shrink: findings are written as they come.
  std::array<std::size_t, column_count> widths_{};
};

void TextWriter::begin_policy(const Program& program, std::string_view policy) {
  if (!policy_.empty()) out_ << '\n';
  policy_ = policy;
  const bool zh = options_.language == Language::zh;
  const std::string_view title = zh ? program.title_zh() : program.title_en();
  out_ << paint_(Style::bold, title.empty() ? policy : title);
  if (!title.empty()) out_ << paint_(Style::dim, fmt::format(" ({})", policy));
  out_ << "\n\n";

  Cells heading;
  for (std::size_t i = 0; i < column_count; ++i) heading[i] = words_.headings[i];
  heading[case_key] = program.case_key();
  widen(heading);
  // Room for what most findings will show, so that the columns stand still.
  widen({"0000-00-00 00:00", "", "", "00000000", "00 h 00 min late", ""});
  for (const std::string_view kind : words_.kinds) widen({"", std::string(kind), "", "", "", ""});
  for (RuleIndex i = 0; i < program.rule_count(); ++i) {
    const RuleInfo rule = program.rule(i);
    widen({"", "", clause_cell(rule.clause, rule.name), "", "", ""});
  }
  write_columns(heading, Style::dim);
}

Cells TextWriter::cells(const Program& program, const Finding& finding) {
  Cells cells;
  char time[civil::TimestampWriter::most_size];
  cells[when].assign(time, programs_.get(program).times.put_local(time, finding.at));
  cells[what] = words_.kinds[static_cast<std::size_t>(finding.kind)];
  cells[clause] = clause_cell(finding.clause, finding.rule_name);
  cells[case_key] = text::printable(finding.case_key);
  cells[liable] = liable_cell(program, finding);
  cells[cost] = cost_cell(finding);
  return cells;
}

std::string TextWriter::liable_cell(const Program& program, const Finding& finding) const {
  if (finding.role.empty()) return "";
  const std::string_view role = role_title(program, finding.role, options_.language);
  if (!finding.person) return fmt::format(fmt::runtime(words_.no_one), role);
  return fmt::format(fmt::runtime(words_.liable), text::printable(*finding.person), role);
}

std::string TextWriter::cost_cell(const Finding& finding) const {
  switch (finding.kind) {
    case FindingKind::violation: break;
    case FindingKind::amended:
      if (!finding.to) break;
      return "+" + to_string(finding.delta.value_or(*finding.to));
    case FindingKind::late:
      return fmt::format(fmt::runtime(words_.late),
                         duration_text(finding.late_by, options_.language));
    case FindingKind::warning:
      if (!finding.due_at) return "";
      return fmt::format(fmt::runtime(words_.left),
                         duration_text(*finding.due_at - finding.at, options_.language));
  }
  return finding.fine ? to_string(*finding.fine) : std::string(words_.no_fine);
}

void TextWriter::widen(const Cells& cells) {
  for (std::size_t i = 0; i < column_count; ++i) {
    widths_[i] = std::max(widths_[i], display_width(cells[i]));
  }
}

void TextWriter::write_columns(const Cells& cells, Style style) {
  widen(cells);
  const bool heading = style == Style::dim;
  for (std::size_t i = 0; i < liable; ++i) {
    const bool marked = i == what || i == cost;
    const Style own = marked ? style : i == clause ? Style::bold : Style::none;
    out_ << paint_(heading ? style : own, pad_right(cells[i], widths_[i])) << "  ";
  }
  out_ << paint_(heading ? style : Style::none, cells[liable]) << '\n';
}

// One line if there is room for it; else the title gets lines of its own.
void TextWriter::write_reason(const Program& program, const Finding& finding) {
  const std::string title =
      shorten(clause_title(program.rule(finding.rule), options_.language), title_width);
  SentenceWriter& sentences = programs_.get(program).sentences;
  std::string reason = text::printable(sentences.write(finding, Liable::left_out));
  const std::size_t indent = widths_[when] + 2;
  // A terminal too narrow for a hanging indent gets the lines as they are.
  const std::size_t room = options_.width > indent + 20 ? options_.width - indent : 0;
  if (!title.empty()) {
    const std::string both = fmt::format("{}{}{}", title, words_.title_end, reason);
    if (room == 0 || display_width(both) <= room) {
      reason = both;
    } else {
      write_indented(title, indent, room);
    }
  }
  write_indented(reason, indent, room);
}

void TextWriter::write_indented(std::string_view text, std::size_t indent, std::size_t room) {
  for (const std::string& line : wrap(text, room)) {
    out_ << std::string(indent, ' ') << line << '\n';
  }
}

}  // namespace

std::unique_ptr<ReportWriter> make_text_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<TextWriter>(out, options);
}

}  // namespace mora::report
