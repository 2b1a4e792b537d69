// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "support/answer_log.hpp"

#include <algorithm>
#include <iterator>
#include <random>

#include <fmt/format.h>

#include "mora/time.hpp"

namespace mora::bench {

namespace {

constexpr std::int64_t start_us = 1'772'442'000'000'000;  // 2026-03-02T09:00:00Z
constexpr std::int64_t gap_us = 2'000'000;
constexpr std::int64_t limit_us = hours(3).us;

std::uint32_t count_violations(const std::vector<std::int64_t>& asked,
                               const std::vector<std::int64_t>& answered, std::int64_t end) {
  std::uint32_t violations = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::int64_t due = asked[i] + limit_us;
    const bool kept = answered[i] != 0 && answered[i] <= due;
    if (!kept && due <= end) ++violations;
  }
  return violations;
}

std::string as_text(std::int64_t time_us) {
  const std::int64_t second = time_us / 1'000'000 % 86'400;
  const std::int64_t day = 2 + (time_us - start_us + 32'400'000'000) / 86'400'000'000;
  return fmt::format("2026-03-{:02}T{:02}:{:02}:{:02}.{:06}Z", day, second / 3600, second / 60 % 60,
                     second % 60, time_us % 1'000'000);
}

}  // namespace

AnswerLog make_answer_log(std::uint32_t requests, const AnswerLogOptions& options) {
  std::mt19937_64 random(options.seed);
  std::vector<std::int64_t> asked(requests);
  std::vector<std::int64_t> answered(requests, 0);
  AnswerLog log;
  for (std::uint32_t i = 0; i < requests; ++i) {
    const std::uint32_t order = options.orders == 0 ? i : i % options.orders;
    asked[i] = start_us + i * gap_us;
    log.events.push_back({asked[i], true, order});
    if (options.unanswered != 0 && random() % options.unanswered == 0) continue;
    const auto delay = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit_us));
    answered[i] = asked[i] + delay + (random() % options.late == 0 ? limit_us : 0);
    log.events.push_back({answered[i], false, order});
  }
  std::stable_sort(log.events.begin(), log.events.end(),
                   [](const LogEvent& a, const LogEvent& b) { return a.time_us < b.time_us; });
  log.violations = count_violations(asked, answered, log.events.back().time_us);
  return log;
}

std::string as_json_lines(const AnswerLog& log, std::string_view more) {
  std::string lines;
  for (const LogEvent& event : log.events) {
    fmt::format_to(
        std::back_inserter(lines),
        R"({{"time":"{}","type":"{}","order":"SO-{:07}","by":"zhao",{}{}}})"
        "\n",
        as_text(event.time_us), event.request ? "request" : "response", event.order, more,
        event.request
            ? R"("customer":"Harbour Steam Company","product":"SG-40","priority":"normal","channel":"telephone","region":"east","note":"calls back in the afternoon")"
            : R"("note":"answered by telephone","channel":"telephone","region":"east","team":"second line","duration_min":14)");
  }
  return lines;
}

std::string as_csv(const AnswerLog& log) {
  std::string lines =
      "time,type,order,by,customer,product,priority,channel,region,note,team,duration_min\n";
  for (const LogEvent& event : log.events) {
    fmt::format_to(std::back_inserter(lines), "{},{},SO-{:07},zhao,{}\n", as_text(event.time_us),
                   event.request ? "request" : "response", event.order,
                   event.request ? "Harbour Steam Company,SG-40,normal,telephone,east,"
                                   "calls back in the afternoon,,"
                                 : ",,,telephone,east,answered by telephone,second line,14");
  }
  return lines;
}

}  // namespace mora::bench
