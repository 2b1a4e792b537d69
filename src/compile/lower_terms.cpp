// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/lower_terms.hpp"

namespace mora::compile {

namespace {

detail::Phrases phrases(const std::optional<syntax::Patterns>& patterns,
                        program::Builder& builder) {
  return patterns ? builder.phrases(patterns->texts) : detail::Phrases{};
}

}  // namespace

detail::RuleTerms rule_terms(const syntax::Rule& rule, program::Builder& builder) {
  detail::RuleTerms terms;
  terms.on = phrases(rule.on, builder);
  terms.wanted = rule.asserted ? builder.phrases({rule.form_text}) : phrases(rule.wanted, builder);
  terms.until = phrases(rule.until, builder);
  terms.unless = phrases(rule.unless, builder);
  std::vector<std::string> fields;
  for (const syntax::Scalar& field : rule.match) fields.push_back(field.text);
  terms.match = builder.phrases(fields);
  terms.by = builder.text(rule.by_text);
  if (rule.liable) terms.person = builder.text(rule.liable->person_text);
  terms.pauses = static_cast<std::uint32_t>(builder.data.terms.pauses.size());
  terms.pause_count = static_cast<std::uint32_t>(rule.pause.size());
  for (const syntax::Pause& pause : rule.pause) {
    builder.data.terms.pauses.push_back(
        {builder.phrases(pause.from.texts), builder.phrases(pause.to.texts)});
  }
  return terms;
}

}  // namespace mora::compile
