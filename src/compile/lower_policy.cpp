// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/lower_policy.hpp"

#include "compile/lower_fine.hpp"
#include "compile/lower_pauses.hpp"
#include "compile/lower_terms.hpp"
#include "forms/form.hpp"
#include "lower/condition.hpp"
#include "lower/plan.hpp"
#include "lower/rule_plan.hpp"
#include "program/builder.hpp"

namespace mora::compile {

using detail::Step;
using lower::Binding;
using lower::Condition;
using lower::condition_for;
using lower::events_of;
using lower::Phase;

namespace {

class PolicyLowering {
 public:
  PolicyLowering(const syntax::Policy& policy, const sema::Vocabulary& vocabulary,
                 const sema::CheckedPolicy& checked, const SourceMap& sources)
      : policy_(policy),
        checked_(checked),
        sources_(sources),
        plan_(builder_, vocabulary, checked, policy.cases.key.text),
        fines_(plan_),
        pauses_(plan_) {}

  Program lower() {
    write_header();
    write_events();
    write_roles();
    write_clauses();
    for (const sema::CheckedRule& rule : checked_.rules) write_rule(rule);
    for (std::uint32_t i = 0; i < checked_.rules.size(); ++i) lower_rule(i);
    fines_.add_amendments();
    pauses_.add_steps();
    add_role_steps();
    add_close_steps();
    plan_.finish();
    return builder_.finish();
  }

 private:
  [[nodiscard]] detail::ProgramData& data() { return builder_.data; }

  void write_header() {
    for (SourceId source = 0; source < sources_.size(); ++source) {
      data().sources.push_back({sources_.name(source), sources_.text(source)});
    }
    data().policy = builder_.text(policy_.name.text);
    data().title_en = builder_.text(policy_.title.en);
    data().title_zh = builder_.text(policy_.title.zh);
    data().zone = checked_.zone;
    data().precision_us = checked_.precision_us;
    data().calendars = checked_.calendars;
    data().currency = checked_.currency;
    data().reject_unknown_events = policy_.reject_unknown_events;
    data().closes = checked_.closes_on.has_value();
    data().effective = checked_.effective;
    if (policy_.cases.closes_on) {
      data().terms.closes_on = builder_.phrases(policy_.cases.closes_on->texts);
    }
    data().forgets = checked_.forget_after.has_value();
    if (checked_.forget_after) data().forget_after = *checked_.forget_after;
    write_dedupe();
    write_source();
  }

  void write_dedupe() {
    if (!policy_.dedupe) return;
    data().dedupe = builder_.text(policy_.dedupe->field.text);
    data().forgets_ids = checked_.dedupe_within.has_value();
    if (checked_.dedupe_within) data().dedupe_within = *checked_.dedupe_within;
  }

  void write_source() {
    for (const syntax::SourceName& name : policy_.source) {
      const bool is_case = name.name.text == "case";
      const std::string& field = is_case ? policy_.cases.key.text : name.name.text;
      data().source.push_back({builder_.text(field), builder_.text(name.column.text)});
    }
  }

  void write_events() {
    for (const sema::EventInfo& event : plan_.vocabulary().events()) {
      detail::EventData written;
      written.name = builder_.text(event.name);
      written.first_field = static_cast<std::uint32_t>(data().fields.size());
      written.field_count = static_cast<std::uint32_t>(event.fields.size());
      for (const sema::FieldInfo& field : event.fields) {
        data().fields.push_back({builder_.text(field.name), field.kind});
      }
      if (policy_.dedupe) {
        written.id_slot = event.find(policy_.dedupe->field.text).value_or(detail::none);
      }
      data().events.push_back(written);
    }
  }

  void write_roles() {
    for (const syntax::RoleDecl& role : policy_.roles) {
      data().roles.push_back({builder_.text(role.name.text), builder_.text(role.title.en),
                              builder_.text(role.title.zh)});
    }
  }

  void write_clauses() {
    for (const syntax::Clause& clause : policy_.clauses) {
      data().clauses.push_back({builder_.text(clause.id.text), builder_.text(clause.title.en),
                                builder_.text(clause.title.zh), builder_.text(clause.text)});
    }
  }

  void write_rule(const sema::CheckedRule& rule) {
    const syntax::Rule& written = *rule.written;
    detail::RuleData data;
    data.form = rule.form;
    data.space = plan_.space(rule.key);
    data.has_trigger = rule.on.has_value();
    data.clock = rule.clock;
    data.warnings = static_cast<std::uint32_t>(this->data().warnings.size());
    data.warning_count = static_cast<std::uint32_t>(rule.warnings.size());
    this->data().warnings.insert(this->data().warnings.end(), rule.warnings.begin(),
                                 rule.warnings.end());
    data.until = rule.until.has_value();
    data.ends_day = written.ends_day;
    data.oldest_only = written.fulfils == "oldest";
    data.times = written.times;
    if (written.retrigger == "ignore") data.retrigger = detail::Retrigger::ignore;
    if (written.retrigger == "restart") data.retrigger = detail::Retrigger::restart;
    data.clause = rule.clause;
    data.role = rule.role;
    data.within = static_cast<std::uint32_t>(this->data().withins.size());
    data.within_count = static_cast<std::uint32_t>(rule.within.size());
    this->data().withins.insert(this->data().withins.end(), rule.within.begin(), rule.within.end());
    data.causing = builder_.clause_refs(rule.causing);
    data.causing_count = static_cast<std::uint32_t>(rule.causing.size());
    data.effective = rule.effective;
    data.text = rule_text(written);
    this->data().rules.push_back(data);
    this->data().terms.rules.push_back(rule_terms(written, builder_));
  }

  detail::RuleText rule_text(const syntax::Rule& rule) {
    detail::RuleText text;
    text.name = builder_.text(rule.name.text);
    text.on = builder_.text(rule.on ? rule.on->text : "");
    text.wanted = builder_.text(rule.form_text);
    text.within = builder_.text(rule.within_text);
    text.by = builder_.text(rule.by_text);
    text.until = builder_.text(rule.until ? rule.until->text : "");
    text.file = builder_.text(sources_.name(rule.span.source));
    text.line = sources_.locate(rule.span.source, rule.span.begin).line;
    return text;
  }

  void lower_rule(std::uint32_t index) {
    const sema::CheckedRule& rule = checked_.rules[index];
    if (rule.fine != detail::none) {
      const std::uint32_t fine = fines_.fine(rule.fine, data().rules[index].space);
      data().rules[index].fine = fine;
    }
    if (rule.on) pauses_.add_rule(rule, index);
    lower::RulePlan plan(plan_, rule, index);
    forms::find(rule.form).lower(plan);
  }

  void add_role_steps() {
    for (std::uint32_t role = 0; role < checked_.roles.size(); ++role) {
      if (!checked_.roles[role].assigned_by || !checked_.roles[role].person) continue;
      for (const std::uint32_t event : events_of(*checked_.roles[role].assigned_by)) {
        add_role_step(role, event);
      }
    }
  }

  void add_role_step(std::uint32_t role, std::uint32_t event) {
    const Binding binding{{&plan_.event(event), nullptr}, {}};
    const Condition condition = condition_for(*checked_.roles[role].assigned_by, event);
    Step assign;
    assign.op = detail::ClauseOp::assign_role;
    assign.index = role;
    assign.condition = condition ? plan_.code().value(*condition, binding) : detail::none;
    assign.charge.person = plan_.code().value(*checked_.roles[role].person, binding);
    for (std::uint8_t space = 0; space < plan_.space_count(); ++space) {
      assign.space = space;
      plan_.add(event, Phase::roles, assign);
    }
  }

  void add_close_steps() {
    if (!checked_.closes_on) return;
    for (const std::uint32_t event : events_of(*checked_.closes_on)) {
      const Binding binding{{&plan_.event(event), nullptr}, {}};
      const Condition condition = condition_for(*checked_.closes_on, event);
      Step close;
      close.op = detail::ClauseOp::close;
      close.condition = condition ? plan_.code().value(*condition, binding) : detail::none;
      plan_.add(event, Phase::close, close);
    }
  }

  const syntax::Policy& policy_;
  const sema::CheckedPolicy& checked_;
  const SourceMap& sources_;
  program::Builder builder_;
  lower::Plan plan_;
  FineTable fines_;
  PauseTable pauses_;
};

}  // namespace

Program lower_policy(const syntax::Policy& policy, const sema::Vocabulary& vocabulary,
                     const sema::CheckedPolicy& checked, const SourceMap& sources) {
  return PolicyLowering(policy, vocabulary, checked, sources).lower();
}

}  // namespace mora::compile
