// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// answers RULES.clp LOG: the rule in CLIPS (answers.clp). This is its host: it reads the log, which
// CLIPS cannot, and keeps the queue of deadlines, as CLIPS has no clock.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include <simdjson.h>

extern "C" {
#include <clips/clips.h>
}

namespace {

constexpr std::int64_t limit_us = 3LL * 3600 * 1'000'000;

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

// 2026-03-02T09:00:00.000000Z, the fraction with any number of digits up to six, or none.
std::int64_t instant(std::string_view text) {
  using namespace std::chrono;
  const sys_days date = year(number(text.substr(0, 4))) /
                        static_cast<unsigned>(number(text.substr(5, 2))) /
                        static_cast<unsigned>(number(text.substr(8, 2)));
  const seconds clock = hours(number(text.substr(11, 2))) + minutes(number(text.substr(14, 2))) +
                        seconds(number(text.substr(17, 2)));
  std::string fraction(text.size() > 20 ? text.substr(20, text.size() - 21) : "");
  fraction.resize(6, '0');
  return duration_cast<std::chrono::microseconds>(date.time_since_epoch() + clock).count() +
         number(fraction);
}

class Rules {
 public:
  explicit Rules(const char* path) : clips_(CreateEnvironment()) {
    if (EnvLoad(clips_, path) != 1) std::exit(2);
    EnvReset(clips_);
    request_ = EnvFindDeftemplate(clips_, "request");
    response_ = EnvFindDeftemplate(clips_, "response");
    deadline_ = EnvFindDeftemplate(clips_, "deadline");
  }
  ~Rules() { DestroyEnvironment(clips_); }
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;

  void request(const std::string& order) { assert_and_run(request_, order); }
  void response(const std::string& order) { assert_and_run(response_, order); }
  void deadline(const std::string& order) { assert_and_run(deadline_, order); }

  long long violations() {
    DATA_OBJECT value;
    EnvGetDefglobalValue(clips_, "violations", &value);
    return DOToLong(value);
  }

 private:
  void assert_and_run(void* deftemplate, const std::string& order) {
    void* fact = EnvCreateFact(clips_, deftemplate);
    DATA_OBJECT value;
    SetType(value, SYMBOL);
    SetValue(value, EnvAddSymbol(clips_, order.c_str()));
    EnvPutFactSlot(clips_, fact, "order", &value);
    EnvAssert(clips_, fact);
    EnvRun(clips_, -1);
  }

  void* clips_;
  void* request_;
  void* response_;
  void* deadline_;
};

class Host {
 public:
  explicit Host(const char* rules) : rules_(rules) {}

  void take(std::int64_t now, std::string_view type, const std::string& order) {
    // A response exactly at the due time is in time, so only what was due before is violated.
    expire_before(now);
    if (type == "request") {
      rules_.request(order);
      queue_.emplace_back(now + limit_us, order);
    } else if (type == "response") {
      rules_.response(order);
    }
    now_ = now;
    ++events_;
  }

  void finish() { expire_before(now_ + 1); }

  [[nodiscard]] long long events() const { return events_; }
  long long violations() { return rules_.violations(); }

 private:
  void expire_before(std::int64_t now) {
    for (; !queue_.empty() && queue_.front().first < now; queue_.pop_front()) {
      rules_.deadline(queue_.front().second);
    }
  }

  Rules rules_;
  // The log is in order of time, so this is in order of due.
  std::deque<std::pair<std::int64_t, std::string>> queue_;
  std::int64_t now_ = 0;
  long long events_ = 0;
};

void replay(const char* path, Host& host) {
  const simdjson::padded_string text = simdjson::padded_string::load(path);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream lines = parser.iterate_many(text);
  for (auto line : lines) {
    simdjson::ondemand::object event = line.get_object();
    const std::int64_t now = instant(std::string_view(event["time"]));
    const std::string_view type = event["type"];
    const std::string_view order = event["order"];
    host.take(now, type, std::string(order));
  }
  host.finish();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: answers RULES.clp LOG\n", stderr);
    return 2;
  }
  Host host(argv[1]);
  const auto begin = std::chrono::steady_clock::now();
  replay(argv[2], host);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("{\"events\": %lld, \"violations\": %lld, \"seconds\": %.6f}\n", host.events(),
              host.violations(), took.count());
}
