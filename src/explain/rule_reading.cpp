// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/rule_reading.hpp"

#include "explain/expr_words.hpp"
#include "expr/parse_expr.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::explain {
namespace {

using detail::Form;

syntax::Scalar scalar(std::string_view text) {
  syntax::Scalar scalar;
  scalar.text = text;
  return scalar;
}

// The program was compiled from these very texts: they can be read.
std::optional<syntax::Expr> read_expression(std::string_view text) {
  text::DiagnosticBag bag;
  return text.empty() ? std::nullopt : expr::parse_expression(scalar(text), bag);
}

}  // namespace

Patterns read_patterns(const detail::ProgramData& data, detail::Phrases phrases) {
  Patterns patterns;
  for (std::uint32_t i = 0; i < phrases.count; ++i) {
    text::DiagnosticBag bag;
    const std::string_view text = data.view(data.terms.phrases[phrases.first + i]);
    if (auto pattern = expr::parse_pattern(scalar(text), bag)) {
      patterns.push_back(std::move(*pattern));
    }
  }
  return patterns;
}

RuleReading read_rule(const Program& program, RuleIndex index, Language language) {
  const detail::ProgramData& data = program.data();
  const detail::RuleTerms& terms = data.terms.rules[index];
  RuleReading reading{program, data, data.rules[index], language, {}, {}, {}, {}, {}, {}, {}, {},
                      {},      {}};
  if (reading.rule.has_trigger) reading.on = read_patterns(data, terms.on);
  if (reading.rule.form == Form::assertion) {
    reading.asserted = read_expression(data.view(reading.rule.text.wanted));
  } else {
    reading.wanted = read_patterns(data, terms.wanted);
    for (std::uint32_t i = 0; i < terms.match.count && reading.rule.has_trigger; ++i) {
      reading.match.push_back(data.view(data.terms.phrases[terms.match.first + i]));
    }
  }
  reading.person = read_expression(data.view(terms.person));
  if (reading.rule.fine != detail::none) {
    reading.fine_of = read_expression(data.view(data.terms.fines[reading.rule.fine].of));
  }
  if (!reading.has_obligations()) return reading;
  reading.until = read_patterns(data, terms.until);
  reading.unless = read_patterns(data, terms.unless);
  reading.by = read_expression(data.view(terms.by));
  // Pauses move what `within` and `by` give and nothing else.
  if (reading.rule.within_count == 0 && !reading.by) return reading;
  for (std::uint32_t i = 0; i < terms.pause_count; ++i) {
    const detail::PauseTerms& pause = data.terms.pauses[terms.pauses + i];
    reading.pauses.push_back({read_patterns(data, pause.from), read_patterns(data, pause.to)});
  }
  return reading;
}

bool RuleReading::has_obligations() const {
  return rule.form == Form::require || (bans() && rule.has_trigger);
}

bool RuleReading::ends_that_day() const {
  return rule.ends_day && rule.within_count == 1 && data.withins[rule.within].amount == 0;
}

const detail::FineData* RuleReading::fine() const {
  return rule.fine == detail::none ? nullptr : &data.fines[rule.fine];
}

std::string RuleReading::on_words() const {
  const Party trigger{event_names(on), Naming::alone};
  return pattern_words(on, {program, language, trigger, trigger});
}

std::string RuleReading::wanted_words() const {
  const Scene scene{
      program, language, {event_names(wanted), Naming::alone}, {event_names(on), Naming::in_full}};
  return pattern_words(wanted, scene, match);
}

std::string RuleReading::event_words(const Patterns& patterns) const {
  const Scene scene{program,
                    language,
                    {event_names(patterns), Naming::alone},
                    {event_names(on), Naming::in_full}};
  return pattern_words(patterns, scene);
}

std::string RuleReading::asserted_words() const {
  const Party trigger{event_names(on), Naming::alone};
  return asserted ? condition_words(*asserted, {program, language, trigger, trigger}) : "";
}

std::string RuleReading::by_words(Naming naming) const {
  const Party trigger{event_names(on), naming};
  return by ? expression_words(*by, {program, language, trigger, trigger}) : "";
}

std::string RuleReading::charge_words(const syntax::Expr& expr) const {
  const Party trigger{event_names(on), Naming::in_full};
  const Party event = bans() ? Party{event_names(wanted), Naming::in_full} : trigger;
  return expression_words(expr, {program, language, event, trigger});
}

std::vector<detail::Within> RuleReading::lengths() const {
  const auto first = data.withins.begin() + (rule.within_count == 0 ? 0 : rule.within);
  return {first, first + rule.within_count};
}

}  // namespace mora::explain
