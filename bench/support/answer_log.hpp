// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A seeded log for "a request must be answered within three hours", as events, as JSON Lines and
// as CSV, with the number of violations counted by looking each request's answer up: the answer
// that benchmarks check.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mora::bench {

struct LogEvent {
  std::int64_t time_us = 0;
  bool request = false;
  std::uint32_t order = 0;
};

struct AnswerLog {
  std::vector<LogEvent> events;  // by time
  std::uint32_t violations = 0;  // as of the last event
};

struct AnswerLogOptions {
  std::uint64_t seed = 1;
  std::uint32_t orders = 0;        // that the requests are of, in turn; 0: each of its own
  std::uint32_t late = 50;         // one answer in so many
  std::uint32_t unanswered = 200;  // one request in so many; 0: none
};

// `requests` requests and their answers. Between two requests of one order lie more than the six
// hours after which an answer has come, if any: there must be 10,801 orders or more.
[[nodiscard]] AnswerLog make_answer_log(std::uint32_t requests,
                                        const AnswerLogOptions& options = {});
// About 200 bytes a line, and `more` members in each, with a comma behind the last.
[[nodiscard]] std::string as_json_lines(const AnswerLog& log, std::string_view more = {});
// What the former has, under the names of its columns.
[[nodiscard]] std::string as_csv(const AnswerLog& log);

inline constexpr const char* answer_policy = R"(
mora: 1
policy: answers
case: {key: order}
events:
  request: {fields: {customer: string, product: string}}
  response: {fields: {note: string}}
clauses:
  - {id: "1", on: request, require: response, within: 3h}
)";

}  // namespace mora::bench
