// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// The engine is asked when an obligation is due; what is required or forbidden then comes just
// before, at, and just after that.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casework/base_time.hpp"
#include "casework/draft_rule.hpp"
#include "casework/judge.hpp"
#include "casework/quiet.hpp"
#include "civil/calendar.hpp"

namespace mora::casework {
namespace {

// A trigger with its due time, and what happens in between.
struct Term {
  Stage stage;
  std::vector<DraftEvent> between;
  TimePoint due;
  std::string what;  // what is special about it; empty: nothing

  [[nodiscard]] std::vector<DraftEvent> events() const {
    std::vector<DraftEvent> all = stage.events();
    all.insert(all.end(), between.begin(), between.end());
    return in_order(std::move(all));
  }
};

class LastingDrafts {
 public:
  explicit LastingDrafts(const Player& player)
      : player_(player), subject_(player.subject), rule_(player.rule()) {}

  std::vector<DraftCase> draft() {
    const TimePoint base = ordinary_time(player_);
    auto stage = set_stage(player_, base);
    if (!stage || !make_wanted(player_, base, *stage)) return {draft_incomplete(player_)};
    if (const auto term = term_of(std::move(*stage), "")) {
      draft_due(*term);
      draft_misfits(*term);
      draft_cancelled(*term);
      for (const sema::CheckedPause& pause : rule_.pauses) draft_pause(*term, pause);
      for (const Occasion& occasion : occasions(*term)) draft_occasion(occasion);
    }
    stage = set_stage(player_, base);
    if (rule_.until) draft_ending(*stage, *rule_.until);
    if (rule_.within.empty() && !rule_.by && !rule_.until) draft_undated(*stage);
    if (cases_.empty()) return {draft_incomplete(player_)};
    return std::move(cases_);
  }

 private:
  [[nodiscard]] std::vector<Occasion> occasions(const Term& term) const {
    const TimePoint base = term.stage.trigger->time;
    std::vector<Occasion> all = special_days(player_, base);
    for (auto& more : {clock_changes(player_, base, term.due - base), other_terms(player_, base)}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }

  // Null if the obligation has no due time.
  [[nodiscard]] std::optional<Term> term_of(Stage stage, std::string what) const {
    const Verdict verdict = judge(subject_, stage.events(), std::nullopt);
    const Live* live = verdict.open_of(player_.index);
    if (live == nullptr || !live->due_at || *live->due_at <= stage.trigger->time) {
      return std::nullopt;
    }
    Term term{std::move(stage), {}, *live->due_at, std::move(what)};
    term.between = quiet_others(player_, term.stage, term.due);
    return term;
  }

  // With `times`, all but the last match come early.
  bool add_wanted(const Stage& stage, TimePoint t, std::vector<DraftEvent>& events) const {
    const std::uint32_t times = rule_.written->times;
    const TimePoint early = std::min(stage.trigger->time + subject_.unit, t);
    for (std::uint32_t i = 1; i <= times; ++i) {
      auto wanted = make_wanted(player_, i == times ? t : early, stage);
      if (!wanted) return false;
      events.push_back(std::move(*wanted));
    }
    return true;
  }

  [[nodiscard]] std::string wanted_name(const Stage& stage) const {
    const auto wanted = make_wanted(player_, stage.trigger->time, stage);
    return wanted ? event_name(player_, *wanted) : "";
  }

  void add(std::string text, const std::string& what, std::vector<DraftEvent> events,
           std::optional<TimePoint> as_of = std::nullopt,
           std::optional<TimePoint> due = std::nullopt) {
    if (!what.empty()) text += ", " + what;
    cases_.push_back({fmt::format("{}: {}", rule_label(player_), text),
                      {},
                      in_order(std::move(events)),
                      as_of,
                      due});
  }

  // The last instants, as the policy's precision counts them, before and after a due time.
  [[nodiscard]] TimePoint before(TimePoint due) const {
    const TimePoint floor = floor_to(due, subject_.unit.us);
    return floor == due ? due - subject_.unit : floor;
  }
  [[nodiscard]] TimePoint after(TimePoint due) const {
    return floor_to(due, subject_.unit.us) + subject_.unit;
  }

  void draft_due(const Term& term) {
    struct Moment {
      TimePoint at;
      std::string_view name;
    };
    const std::array moments = {Moment{before(term.due), "just before the due time"},
                                Moment{term.due, "at the due time"},
                                Moment{after(term.due), "just after the due time"}};
    const std::string name = wanted_name(term.stage);
    for (const Moment& moment : moments) {
      std::vector<DraftEvent> events = term.events();
      if (moment.at <= events.back().time) continue;
      if (add_wanted(term.stage, moment.at, events)) {
        add(fmt::format("{} {}", name, moment.name), term.what, std::move(events), std::nullopt,
            term.due);
      }
    }
  }

  // What does not count comes in time; then it is too late for what does.
  void draft_misfits(const Term& term) {
    for (const sema::Pattern& pattern : rule_.wanted) {
      for (Misfit& misfit : make_misfits(player_, pattern, before(term.due), term.stage)) {
        std::vector<DraftEvent> events = term.events();
        if (misfit.event.time <= events.back().time) continue;
        events.push_back(std::move(misfit.event));
        add(std::move(misfit.what), term.what, std::move(events), after(term.due), term.due);
      }
    }
  }

  void draft_cancelled(const Term& term) {
    if (!rule_.unless) return;
    for (const TimePoint t : {term.due, after(term.due)}) {
      auto cancels = make_any(player_, *rule_.unless, t, term.stage);
      if (!cancels) return;
      const std::string name = event_name(player_, *cancels);
      std::vector<DraftEvent> events = term.events();
      events.push_back(std::move(*cancels));
      add(fmt::format("{} {}", name, t == term.due ? "at the due time" : "just after the due time"),
          term.what, std::move(events), after(term.due), term.due);
    }
  }

  // Half of the time passes, then the clock stands until an hour after it was due.
  void draft_pause(const Term& term, const sema::CheckedPause& pause) {
    auto from = make_any(player_, pause.from, half_way(term), {});
    auto to = make_any(player_, pause.to, floor_to(term.due, subject_.unit.us) + hours(1), {});
    if (!from || !to || from->time >= to->time || from->time < term.events().back().time) return;
    Term paused = term;
    paused.what = fmt::format("across a pause from {} to {}", event_name(player_, *from),
                              event_name(player_, *to));
    paused.between.push_back(std::move(*from));
    if (!judge_open(paused).value_or(Live()).paused) return;
    paused.between.push_back(std::move(*to));
    const std::optional<Live> live = judge_open(paused);
    if (!live || !live->due_at || *live->due_at <= term.due) return;
    paused.due = *live->due_at;
    draft_due(paused);
  }

  [[nodiscard]] std::optional<Live> judge_open(const Term& term) const {
    const Verdict verdict = judge(subject_, term.events(), std::nullopt);
    const Live* live = verdict.open_of(player_.index);
    const bool same =
        live != nullptr && live->opened_at == subject_.program.floored(term.stage.trigger->time);
    return same ? std::optional(*live) : std::nullopt;
  }

  [[nodiscard]] TimePoint half_way(const Term& term) const {
    const TimePoint base = term.stage.trigger->time;
    const detail::Zone& zone = subject_.checked().zone;
    if (rule_.clock == detail::none) {
      return floor_to(base + Duration{(term.due - base).us / 2}, subject_.unit.us);
    }
    const detail::Calendar& clock = subject_.checked().calendars[rule_.clock];
    const Duration half{detail::business_time(zone, clock, base, term.due).us / 2};
    return floor_to(detail::add_business_time(zone, clock, base, half), subject_.unit.us);
  }

  void draft_occasion(const Occasion& occasion) {
    auto stage = set_stage(player_, occasion.base);
    if (!stage) return;
    const auto term = term_of(std::move(*stage), occasion.what);
    if (!term || (occasion.spans && term->due <= *occasion.spans)) return;
    draft_due(*term);
  }

  // Due at the close, which only cases of the policy's own key have.
  void draft_undated(const Stage& stage) {
    const bool closes =
        subject_.checked().closes_on && rule_.key == subject_.source.policy.cases.key.text;
    if (closes) {
      draft_ending(stage, *subject_.checked().closes_on);
    } else {
      draft_endless(stage);
    }
  }

  // What ends the obligation an hour after its trigger: `until`, or the close of the case.
  void draft_ending(const Stage& stage, const sema::Patterns& patterns) {
    const TimePoint end = stage.trigger->time + hours(1);
    const auto ending = make_any(player_, patterns, end, stage);
    if (!ending) return;
    const std::string ended = event_name(player_, *ending);
    const std::string name = wanted_name(stage);
    add_around_end(stage, *ending, end - subject_.unit, true,
                   fmt::format("{} just before {}", name, ended));
    add_around_end(stage, *ending, end, true,
                   fmt::format("{0} and {1} at one time, {0} first", name, ended));
    add_around_end(stage, *ending, end, false,
                   fmt::format("{0} and {1} at one time, {1} first", name, ended));
    add_around_end(stage, *ending, end + subject_.unit, false,
                   fmt::format("{} just after {}", name, ended));
    for (const sema::Pattern& pattern : rule_.wanted) {
      for (Misfit& misfit : make_misfits(player_, pattern, end - subject_.unit, stage)) {
        std::vector<DraftEvent> events = stage.events();
        events.push_back(std::move(misfit.event));
        events.push_back(*ending);
        add(fmt::format("{} just before {}", misfit.what, ended), "", std::move(events));
      }
    }
  }

  void add_around_end(const Stage& stage, const DraftEvent& ending, TimePoint t, bool wanted_first,
                      std::string text) {
    std::vector<DraftEvent> events = stage.events();
    if (!wanted_first) events.push_back(ending);
    if (!add_wanted(stage, t, events)) return;
    if (wanted_first) events.push_back(ending);
    add(std::move(text), "", std::move(events));
  }

  // A ban without an end: once with its trigger, once without.
  void draft_endless(const Stage& stage) {
    const TimePoint t = stage.trigger->time + hours(1);
    const std::string name = wanted_name(stage);
    const std::string trigger = event_name(player_, *stage.trigger);
    std::vector<DraftEvent> events = stage.events();
    if (add_wanted(stage, t, events)) {
      add(fmt::format("{} after {}", name, trigger), "", std::move(events));
    }
    events = stage.before;
    if (add_wanted(stage, t, events)) {
      add(fmt::format("{} without {}", name, trigger), "", std::move(events));
    }
    for (const sema::Pattern& pattern : rule_.wanted) {
      for (Misfit& misfit : make_misfits(player_, pattern, t, stage)) {
        events = stage.events();
        events.push_back(std::move(misfit.event));
        add(fmt::format("{} after {}", misfit.what, trigger), "", std::move(events));
      }
    }
  }

  const Player& player_;
  const Subject& subject_;
  const sema::CheckedRule& rule_;
  std::vector<DraftCase> cases_;
};

}  // namespace

std::vector<DraftCase> draft_lasting(const Player& player) { return LastingDrafts(player).draft(); }

}  // namespace mora::casework
