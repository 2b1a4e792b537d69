// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/timeline.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "explain/due_words.hpp"
#include "explain/expr_words.hpp"
#include "explain/length_words.hpp"
#include "explain/rule_reading.hpp"
#include "explain/rule_sentences.hpp"
#include "report/duration_text.hpp"
#include "report/time_teller.hpp"
#include "report/titles.hpp"

namespace mora::explain {
namespace {

struct TimelinePhrases {
  std::string_view by;      // event, person
  std::string_view fields;  // event, fields
  std::string_view field_comma;
  std::string_view closes;
  std::string_view due_at, due_close, due_until, due_paused;  // wanted, time or event or left
  std::string_view banned_at, banned_close, banned_until, banned_paused, banned;
  std::string_view paused, resumed;                           // left; due
  std::string_view counted;                                   // how many, of how many
  std::string_view warned;                                    // left
  std::string_view met_before, met, met_paused, ended, kept;  // slack; left
  std::string_view met_late;                                  // by how much
  std::string_view held_back;                                 // clauses
  std::string_view violated, released;                        // cause's clause and time
  std::string_view fine, liable, nobody;
  std::string_view raised, set;  // from, to
  std::string_view cancelled, replaced, forgotten;
};

constexpr TimelinePhrases english{
    .by = "{} by {}",
    .fields = "{}: {}",
    .field_comma = ", ",
    .closes = "; the case closes",
    .due_at = "{} is due by {}",
    .due_close = "{} is due by the close of the case",
    .due_until = "{} is due by the time {} happens",
    .due_paused = "{} is due, but the clock stands; {} left",
    .banned_at = "{} is forbidden until {}",
    .banned_close = "{} is forbidden until the close of the case",
    .banned_until = "{} is forbidden until {} happens",
    .banned_paused = "{} is forbidden, but the clock stands; {} left",
    .banned = "{} is forbidden from now on",
    .paused = "the clock stands, {} left",
    .resumed = "the clock runs again, due by {}",
    .counted = "number {} of {}",
    .warned = "warning: {} left",
    .met_before = "met, {} before it was due",
    .met = "met",
    .met_paused = "met while the clock stood, with {} left",
    .ended = "over",
    .kept = "kept",
    .met_late = "done {} late",
    .held_back = "violated, but counts only with a violation of {} at the same time or later",
    .violated = "VIOLATED",
    .released = "VIOLATED: counts now, since clause {} was violated at {}",
    .fine = "; fine {}",
    .liable = "; liable: {}",
    .nobody = "; liable: no one",
    .raised = "fine raised from {} to {}",
    .set = "fine set to {}",
    .cancelled = "lapsed",
    .replaced = "started anew",
    .forgotten = "ended with the case",
};
constexpr TimelinePhrases chinese{
    .by = "{}（經辦人：{}）",
    .fields = "{}：{}",
    .field_comma = "，",
    .closes = "；結案",
    .due_at = "須於 {1} 之前發生 {0}",
    .due_close = "須於結案之前發生 {}",
    .due_until = "須於 {1} 發生之前發生 {0}",
    .due_paused = "須發生 {}，但時限停計，尚餘{}",
    .banned_at = "至 {1} 不得發生 {0}",
    .banned_close = "結案之前不得發生 {}",
    .banned_until = "{1} 發生之前不得發生 {0}",
    .banned_paused = "不得發生 {}，但時限停計，尚餘{}",
    .banned = "此後不得發生 {}",
    .paused = "時限停計，尚餘{}",
    .resumed = "時限續計，至 {}",
    .counted = "第 {} 次，共須 {} 次",
    .warned = "預警：尚餘{}",
    .met_before = "已履行，早於到期{}",
    .met = "已履行",
    .met_paused = "停計期間已履行，尚餘{}",
    .ended = "期滿",
    .kept = "符合",
    .met_late = "遲辦，遲{}",
    .held_back = "違反，但須同時或其後又有違反條款 {} 者，方予追究",
    .violated = "【違反】",
    .released = "【違反】現予追究：條款 {} 於 {} 被違反",
    .fine = "；罰款 {}",
    .liable = "；責任人：{}",
    .nobody = "；責任人：無人",
    .raised = "罰款由 {} 升至 {}",
    .set = "罰款定為 {}",
    .cancelled = "解除",
    .replaced = "重新起算",
    .forgotten = "隨案終止",
};

template <class... Args>
std::string say(std::string_view phrase, const Args&... args) {
  return fmt::format(fmt::runtime(phrase), args...);
}

class Timeline {
 public:
  Timeline(const Program& program, const CaseHistory& history, Language language,
           const std::function<bool(RuleIndex)>& shows)
      : program_(program),
        data_(program.data()),
        history_(history),
        language_(language),
        phrases_(language == Language::zh ? chinese : english),
        shows_(shows) {}

  std::vector<TimelineLine> all() {
    for (const Entry& entry : history_.timeline()) {
      switch (entry.kind) {
        case Entry::Kind::event: add(history_.events[entry.index]); break;
        case Entry::Kind::step: add(history_.steps[entry.index]); break;
        case Entry::Kind::finding: add(history_.findings[entry.index].finding); break;
      }
    }
    return std::move(lines_);
  }

 private:
  void add(const PastEvent& event) {
    std::string text = event_words(program_.schema().event_name(event.type));
    if (!event.by.empty()) text = say(phrases_.by, text, event.by);
    std::string fields;
    for (const PastField& field : event.fields) {
      if (!fields.empty()) fields += phrases_.field_comma;
      fields += fmt::format("{} {}", field.name, field.text);
    }
    if (!fields.empty()) text = say(phrases_.fields, text, fields);
    if (closes(event)) text += phrases_.closes;
    lines_.push_back({event.time, true, "", std::move(text)});
  }

  // Only where the event's name alone tells.
  [[nodiscard]] bool closes(const PastEvent& event) const {
    const Patterns closing = read_patterns(data_, data_.terms.closes_on);
    const std::string_view name = program_.schema().event_name(event.type);
    return history_.space == 0 &&
           std::any_of(closing.begin(), closing.end(), [&](const syntax::Pattern& pattern) {
             return !pattern.where && (pattern.any || pattern.event == name);
           });
  }

  void add(const Transition& step) {
    if (!shows_(step.rule)) return;
    add(step.at, step.rule, words(step));
  }

  void add(TimePoint at, RuleIndex rule, std::string text) {
    if (text.empty()) return;
    if (language_ == Language::zh) text = close_up(text);
    lines_.push_back({at, false, rule_label(program_, rule), std::move(text)});
  }

  void add(const Finding& finding) {
    if (!shows_(finding.rule)) return;
    add(finding.cause ? finding.cause->at : finding.at, finding.rule, words(finding));
  }

  // What the finding behind a step says is left to the finding.
  std::string words(const Transition& step) {
    switch (step.kind) {
      case TransitionKind::opened: return opened(step);
      case TransitionKind::paused:
        return step.left ? say(phrases_.paused, clock(step, *step.left)) : "";
      case TransitionKind::resumed:
        return step.due_at ? say(phrases_.resumed, time(*step.due_at, step.at)) : "";
      case TransitionKind::matched: return counted(step);
      case TransitionKind::warned:
        return step.due_at
                   ? say(phrases_.warned, report::duration_text(*step.due_at - step.at, language_))
                   : "";
      case TransitionKind::met: return met(step);
      case TransitionKind::met_late: return met_late(step);
      case TransitionKind::held_back:
        return say(phrases_.held_back, causing_text(read_rule(program_, step.rule, language_)));
      case TransitionKind::cancelled: return std::string(phrases_.cancelled);
      case TransitionKind::replaced: return std::string(phrases_.replaced);
      case TransitionKind::forgotten: return std::string(phrases_.forgotten);
      case TransitionKind::violated:
      case TransitionKind::aggravated: break;
    }
    return {};
  }

  [[nodiscard]] std::string opened(const Transition& step) const {
    const RuleReading rule = read_rule(program_, step.rule, language_);
    const bool bans = rule.bans();
    const std::string wanted = rule.wanted_words();
    if (step.due_at) {
      return say(bans ? phrases_.banned_at : phrases_.due_at, wanted, time(*step.due_at, step.at));
    }
    if (step.left) {
      return say(bans ? phrases_.banned_paused : phrases_.due_paused, wanted,
                 clock(step, *step.left));
    }
    if (!rule.until.empty()) {
      return say(bans ? phrases_.banned_until : phrases_.due_until, wanted,
                 rule.event_words(rule.until));
    }
    if (bans && !rule.case_closes()) return say(phrases_.banned, wanted);
    return say(bans ? phrases_.banned_close : phrases_.due_close, wanted);
  }

  std::string counted(const Transition& step) {
    const std::uint32_t times = data_.rules[step.rule].times;
    std::uint32_t& count = counts_[{step.rule, step.obligation}];
    // A rate limit may have forgotten the oldest ones: it does not say how many are left.
    if (step.obligation == 0) return {};
    return say(phrases_.counted, ++count, times);
  }

  [[nodiscard]] std::string met(const Transition& step) const {
    const detail::RuleData& rule = data_.rules[step.rule];
    if (step.obligation == 0) return std::string(phrases_.kept);
    if (rule.form == detail::Form::forbid) return std::string(phrases_.ended);
    if (step.left) return say(phrases_.met_paused, clock(step, *step.left));
    if (!step.due_at) return std::string(phrases_.met);
    return say(phrases_.met_before, report::duration_text(*step.due_at - step.at, language_));
  }

  [[nodiscard]] std::string met_late(const Transition& step) const {
    for (const Transition& earlier : history_.steps) {
      if (earlier.kind == TransitionKind::violated && earlier.obligation == step.obligation) {
        return say(phrases_.met_late, report::duration_text(step.at - earlier.at, language_));
      }
    }
    return std::string(phrases_.met);
  }

  [[nodiscard]] std::string words(const Finding& finding) const {
    if (finding.kind == FindingKind::amended) return raised(finding);
    if (finding.kind != FindingKind::violation) return {};
    std::string text(phrases_.violated);
    if (finding.cause) {
      text =
          say(phrases_.released, finding.cause->clause, time(finding.cause->at, finding.cause->at));
    }
    if (finding.fine) text += say(phrases_.fine, to_string(*finding.fine));
    if (finding.role.empty()) return text;
    return text +
           (finding.person ? say(phrases_.liable, *finding.person) : std::string(phrases_.nobody));
  }

  [[nodiscard]] std::string raised(const Finding& finding) const {
    if (!finding.to) return {};
    if (!finding.from) return say(phrases_.set, to_string(*finding.to));
    return say(phrases_.raised, to_string(*finding.from), to_string(*finding.to));
  }

  [[nodiscard]] std::string clock(const Transition& step, Duration left) const {
    return clock_time(program_, step.rule, left, language_);
  }

  // With its date only where that is another than that of `now`.
  [[nodiscard]] std::string time(TimePoint t, TimePoint now) const {
    report::TimeTeller tell(program_);
    static_cast<void>(tell(now));
    return tell(t);
  }

  const Program& program_;
  const detail::ProgramData& data_;
  const CaseHistory& history_;
  Language language_;
  const TimelinePhrases& phrases_;
  const std::function<bool(RuleIndex)>& shows_;
  std::map<std::pair<RuleIndex, std::uint64_t>, std::uint32_t> counts_;
  std::vector<TimelineLine> lines_;
};

}  // namespace

std::vector<TimelineLine> timeline(const Program& program, const CaseHistory& history,
                                   Language language, const std::function<bool(RuleIndex)>& shows) {
  return Timeline(program, history, language, shows).all();
}

std::string rule_label(const Program& program, RuleIndex rule) {
  return report::rule_label(program.rule(rule));
}

}  // namespace mora::explain
