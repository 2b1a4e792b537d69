// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Rules that are judged at one event. Where a window decides, the engine is asked how far back it
// reaches, so that one case lies at its edge and one beyond.

#include <algorithm>

#include <fmt/format.h>

#include "casework/base_time.hpp"
#include "casework/draft_rule.hpp"
#include "casework/judge.hpp"
#include "lower/condition.hpp"

namespace mora::casework {
namespace {

class InstantDrafts {
 public:
  explicit InstantDrafts(const Player& player)
      : player_(player), subject_(player.subject), rule_(player.rule()) {}

  std::vector<DraftCase> draft() {
    at_ = ordinary_time(player_);
    auto stage = set_stage(player_, at_);
    if (!stage) return {draft_incomplete(player_)};
    stage_ = std::move(*stage);
    switch (rule_.form) {
      case detail::Form::assertion: draft_assertion(); break;
      case detail::Form::require_prior:
      case detail::Form::forbid_prior: draft_prior(); break;
      default:
        if (rule_.written->times > 1) {
          draft_limit();
        } else {
          draft_ban();
        }
    }
    if (!complete_) cases_.push_back(draft_incomplete(player_));
    return std::move(cases_);
  }

 private:
  void add(const std::string& text, std::vector<DraftEvent> events) {
    cases_.push_back({fmt::format("{}: {}", rule_label(player_), text),
                      {},
                      in_order(std::move(events)),
                      std::nullopt,
                      std::nullopt});
  }

  [[nodiscard]] bool violates(const std::vector<DraftEvent>& events) const {
    return judge(subject_, in_order(events), std::nullopt).violation_of(player_.index) != nullptr;
  }

  // The trigger so that the expression just holds, and so that it just does not.
  void draft_assertion() {
    for (const bool holds : {true, false}) {
      for (const sema::Pattern& pattern : *rule_.on) {
        sema::Pattern both = pattern;
        sema::Node wanted = holds ? *rule_.asserted : lower::negation_of(*rule_.asserted);
        both.where = lower::all_of(both.where, std::move(wanted));
        auto making = make_event(player_, {both, at_, false, {}, false}, stage_);
        if (!making) continue;
        std::vector<DraftEvent> events = stage_.before;
        const std::string name = event_name(player_, making->event);
        events.push_back(std::move(making->event));
        add(fmt::format("{} {}", name, holds ? "as it must be" : "as it must not be"),
            std::move(events));
        complete_ = complete_ || !holds;
        break;
      }
    }
  }

  void draft_ban() {
    for (const sema::Pattern& pattern : rule_.wanted) {
      if (auto event = make_wanted(player_, pattern, at_, stage_)) {
        complete_ = true;
        add_event(event_name(player_, *event), *event);
      }
      for (const Misfit& misfit : make_misfits(player_, pattern, at_, stage_)) {
        add_event(misfit.what, misfit.event);
      }
    }
  }

  void add_event(const std::string& text, const DraftEvent& event) {
    std::vector<DraftEvent> events = stage_.before;
    events.push_back(event);
    add(text, std::move(events));
  }

  // The n-th match so long after the first that it still counts, and one unit later.
  void draft_limit() {
    const std::uint32_t times = rule_.written->times;
    const auto series = [&](Duration gap) {
      std::vector<DraftEvent> events = stage_.before;
      for (std::uint32_t i = 1; i <= times; ++i) {
        auto event = make_wanted(player_, i == times ? at_ + gap : at_, stage_);
        if (event) events.push_back(std::move(*event));
      }
      return events;
    };
    const auto first = make_wanted(player_, at_, stage_);
    if (!first) return;
    complete_ = true;
    const std::string name = event_name(player_, *first);
    std::vector<DraftEvent> fewer = series(Duration{});
    fewer.pop_back();
    add(fmt::format("{} times {}", times - 1, name), std::move(fewer));
    const auto edge = last_gap([&](Duration gap) { return violates(series(gap)); });
    if (!edge) {
      add(fmt::format("{} times {}", times, name), series(subject_.unit));
      return;
    }
    add(fmt::format("{} times {} just within the time", times, name), series(*edge));
    add(fmt::format("{} times {} in one unit more than the time", times, name),
        series(*edge + subject_.unit));
  }

  void draft_prior() {
    const bool wants = rule_.form == detail::Form::require_prior;
    const std::string trigger = event_name(player_, *stage_.trigger);
    if (violates(stage_.events()) == wants) {
      add(fmt::format("{} without what {}", trigger,
                      wants ? "must come before" : "must not come before"),
          stage_.events());
    }
    for (const sema::Pattern& pattern : rule_.wanted) draft_prior(pattern, wants);
  }

  void draft_prior(const sema::Pattern& pattern, bool wants) {
    const Duration near = std::max(subject_.unit, minutes(2));
    const auto prior = [&](Duration gap) { return with_prior(pattern, near + gap); };
    const std::vector<DraftEvent> close = prior({});
    if (close.empty() || violates(close) == wants) return;
    complete_ = true;
    const std::string& name = subject_.event(pattern.event).name;
    const auto edge = last_gap([&](Duration gap) { return violates(prior(gap)) != wants; });
    if (edge) {
      add(fmt::format("{} just within the time before", name), prior(*edge));
      add(fmt::format("{} one unit too long before", name), prior(*edge + subject_.unit));
    } else {
      add(fmt::format("{} before", name), close);
    }
    for (Misfit& misfit : make_misfits(player_, pattern, at_ - near, stage_)) {
      if (moves_into(pattern)) return;
      std::vector<DraftEvent> events = stage_.events();
      events.push_back(std::move(misfit.event));
      add(misfit.what + " before", std::move(events));
    }
  }

  // An event that assigns a role is the earlier event itself.
  [[nodiscard]] bool moves_into(const sema::Pattern& pattern) const {
    return std::any_of(stage_.before.begin(), stage_.before.end(),
                       [&](const DraftEvent& event) { return event.type == pattern.event; });
  }

  // Such a one is moved, else another is added.
  [[nodiscard]] std::vector<DraftEvent> with_prior(const sema::Pattern& pattern,
                                                   Duration gap) const {
    std::vector<DraftEvent> events = stage_.events();
    const TimePoint t = stage_.trigger->time - gap;
    if (moves_into(pattern)) {
      std::find_if(events.begin(), events.end(), [&](const DraftEvent& event) {
        return event.type == pattern.event;
      })->time = t;
      return events;
    }
    auto event = make_wanted(player_, pattern, t, stage_);
    if (!event) return {};
    events.push_back(std::move(*event));
    return events;
  }

  // The longest gap for which this still holds, given that it holds for none; null if it does for
  // decades.
  template <class Holds>
  [[nodiscard]] std::optional<Duration> last_gap(Holds holds) const {
    const std::int64_t unit = subject_.unit.us;
    const std::int64_t most = hours(24 * 365 * 30).us / unit;
    std::int64_t low = 0;
    std::int64_t high = 1;
    while (holds(Duration{high * unit})) {
      low = high;
      high *= 2;
      if (high > most) return std::nullopt;
    }
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (holds(Duration{middle * unit}) ? low : high) = middle;
    }
    return Duration{low * unit};
  }

  const Player& player_;
  const Subject& subject_;
  const sema::CheckedRule& rule_;
  TimePoint at_;
  Stage stage_;
  bool complete_ = false;  // some event was found that decides
  std::vector<DraftCase> cases_;
};

}  // namespace

std::vector<DraftCase> draft_instant(const Player& player) { return InstantDrafts(player).draft(); }

}  // namespace mora::casework
