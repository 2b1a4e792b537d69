// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/random_log.hpp"

#include <algorithm>

namespace mora::oracle {

namespace {

class LogMaker {
 public:
  LogMaker(Dice& dice, const Setting& setting)
      : dice_(dice), setting_(setting), now_(setting.start) {}

  Log make() {
    Log log;
    const int count = dice_.between(6, 40);
    for (int i = 0; i < count; ++i) {
      now_ += pace();
      if (dice_.chance(4))
        log.deliveries.emplace_back(AdvanceTo{now_ - setting_.grid * dice_.between(0, 1)});
      log.deliveries.emplace_back(event());
    }
    if (dice_.chance(20)) shuffle(log);
    number_lines(log);
    if (dice_.chance(70)) log.as_of = now_ + setting_.grid * dice_.between(-2, 30);
    return log;
  }

 private:
  Length pace() {
    const int kind = dice_.between(1, 100);
    if (kind <= 35) return Length(0);
    if (kind <= 83) return setting_.grid * dice_.between(1, 2);
    if (kind <= 95) return setting_.grid * dice_.between(3, 12);
    if (kind <= 97) return std::chrono::seconds(dice_.between(1, 600));
    return std::chrono::hours(24 * dice_.between(1, 4));
  }

  LogEvent event() {
    LogEvent event;
    event.time = now_;
    event.type = dice_.chance(96) ? dice_.word(
                                        "asked asked asked answered answered checked broken "
                                        "broken complained assigned stopped resumed")
                                  : "closed";
    put(event, "order", 95, {dice_.word("A A A A A B C")});
    put(event, "by", 85, {dice_.word("ann bob cid")});
    put(event, "unit", 70, {dice_.word("U U V")});
    put(event, "s", 75, {dice_.word("x x y Xy")});
    put(event, "n", 75, {number_from_text(dice_.word("0 1 1 2 3 0.5 -1.25"))});
    put(event, "m", 75, {amount_from_text(dice_.word("10 10 20.05 0.01 0.03 99.99"), "CNY")});
    if (dice_.chance(8)) event.fields["m"] = {amount_from_text(dice_.word("10 7"), "JPY")};
    put(event, "at", 75, {now_ + setting_.grid * dice_.between(-2, 12)});
    put(event, "d", 75, {Length(setting_.grid * dice_.between(0, 4))});
    put(event, "ok", 75, {dice_.chance(60)});
    put(event, "tags", 60, {tags()});
    return event;
  }

  void put(LogEvent& event, const char* name, int percent, Value value) {
    if (dice_.chance(percent)) event.fields[name] = std::move(value);
  }

  List tags() {
    List list;
    const int count = dice_.between(0, 3);
    for (int i = 0; i < count; ++i) {
      if (dice_.chance(70)) {
        list.push_back({dice_.word("x y z")});
      } else {
        list.push_back({whole(dice_.between(0, 2))});
      }
    }
    return list;
  }

  // Out of order a little, so that some of it is within the lateness and some is not.
  void shuffle(Log& log) {
    log.lateness = setting_.grid * dice_.between(0, 6);
    for (std::size_t i = 0; i + 1 < log.deliveries.size(); ++i) {
      const std::size_t other = std::min(log.deliveries.size() - 1, i + dice_.below(4));
      if (dice_.chance(40)) std::swap(log.deliveries[i], log.deliveries[other]);
    }
  }

  Dice& dice_;
  const Setting& setting_;
  Instant now_;
};

}  // namespace

Log random_log(Dice& dice, const Setting& setting) { return LogMaker(dice, setting).make(); }

}  // namespace mora::oracle
