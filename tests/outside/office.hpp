// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Office: calendars in a policy, and what the language answers about them. Each question is a rule
// that is compiled, an event that sets it going, and the due time that the monitor tells; nothing
// is asked of the functions behind it. Threads: one owner.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "mora/event_builder.hpp"
#include "mora/program.hpp"
#include "mora/time.hpp"

namespace mora::outside {

class Office {
 public:
  // `calendars`: what stands under that key of a policy, one calendar a line, "office" among them.
  // Paths to include are relative to the folder of `file`.
  Office(std::string zone, std::string calendars, std::string file = "office.yaml");

  // A timestamp; without an offset it is local time, without a time of day the day's beginning.
  [[nodiscard]] TimePoint instant(std::string_view timestamp) const;
  [[nodiscard]] std::string text(TimePoint t) const { return plain_.format_time(t); }
  [[nodiscard]] std::string date(TimePoint t) const { return text(t).substr(0, 10); }

  // The due time of a duty with these keys, such as "within: 3h, clock: office", that an event at
  // `at` opens. It may ask for that event's `from` and `to`. Also looks that the duty is violated
  // then and not before.
  [[nodiscard]] TimePoint due(TimePoint at, const std::string& keys) {
    return due(at, keys, at, at);
  }
  [[nodiscard]] TimePoint due(TimePoint at, const std::string& keys, TimePoint from, TimePoint to);

  // The same over several events, of the types asked (which opens the duty), stopped, resumed and
  // answered: when it was last due, and how often it was violated.
  struct Step {
    const char* type;
    TimePoint at;
  };
  struct Course {
    TimePoint due;
    std::uint64_t violations = 0;
  };
  [[nodiscard]] Course course(const std::string& keys, std::span<const Step> steps,
                              TimePoint from = {}, TimePoint to = {});

  // business_time(from, to, "calendar")
  [[nodiscard]] Duration business_time(TimePoint from, TimePoint to,
                                       std::string_view calendar = "office");
  // Whether business time goes on at `t`.
  [[nodiscard]] bool open_at(TimePoint t, std::string_view calendar = "office");
  // Whether the local day of `t` has business time.
  [[nodiscard]] bool is_workday(TimePoint t);

  // The due time of `within: amount` by business hours.
  [[nodiscard]] TimePoint forward(TimePoint from, std::string_view amount);
  // The same backwards: the earliest instant from which so much business time passes until `from`.
  // It is the due time, past already, of a duty whose clock stood until `from`, so much beyond it.
  [[nodiscard]] TimePoint backward(TimePoint from, std::string_view amount);
  // The first instant at or after `t` at which business time goes on, and the last one at or before
  // `t` until which it went on.
  [[nodiscard]] TimePoint opening(TimePoint t) { return forward(t, "1ms") - milliseconds(1); }
  [[nodiscard]] TimePoint closing(TimePoint t) { return backward(t, "1ms") + milliseconds(1); }

  // The n-th day with business hours after the local day of `from`, or before it, at the time of
  // day of `from`. Backwards, `from` must be on a business day.
  [[nodiscard]] TimePoint days_after(TimePoint from, std::int64_t n);
  [[nodiscard]] TimePoint days_before(TimePoint from, std::int64_t n);
  // The beginning of the local day of `t`, or of one so many days later.
  [[nodiscard]] TimePoint day_begin(TimePoint t, std::int64_t days_on = 0) const;
  [[nodiscard]] std::int64_t day_number(TimePoint t) const;

  [[nodiscard]] const Program& program(const std::string& keys);

 private:
  [[nodiscard]] Program compiled(const std::string& keys) const;
  [[nodiscard]] EventBuilder event(const Program& program, const char* type, TimePoint at) const;

  std::string zone_;
  std::string calendars_;
  std::string file_;
  Program plain_;
  std::map<std::string, Program> programs_;  // by the keys of their rule
};

}  // namespace mora::outside
